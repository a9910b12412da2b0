import { describe, expect, it } from 'vitest';
import { type Answered, accessLogLine } from '../../../infra/local/access-log.ts';

const FORMAT = JSON.stringify({
  route: '$context.routeKey',
  status: '$context.status',
  sub: '$context.authorizer.sub',
  refusal: '$context.authorizer.refusal',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});
const AT = new Date('2026-03-01T00:00:00Z');
const line = (more: Partial<Answered> = {}, format = FORMAT): unknown => {
  const request = { id: 'request-1', sourceIp: '127.0.0.1' };
  return JSON.parse(accessLogLine(format, { request, routeKey: 'GET /x', status: 200, milliseconds: 7, ...more }, AT));
};

describe('a line of the local access log', () => {
  it('names whom the authorizer let through, and has dashes for what is not known', () => {
    expect(line({ authorizer: { sub: 'sub-1', username: 'ada@example.com' } })).toEqual({
      route: 'GET /x',
      status: '200',
      sub: 'sub-1',
      refusal: '-',
      authorizerError: '-',
      integrationError: '-',
    });
  });

  it('says why somebody was refused', () => {
    expect(line({ status: 403, authorizer: { refusal: 'expired' } })).toMatchObject({ sub: '-', refusal: 'expired' });
  });

  it('says what failed', () => {
    const failed = { status: 500, authorizerError: 'timed out', integrationError: 'Error: boom' };
    expect(line(failed)).toMatchObject({ authorizerError: 'timed out', integrationError: 'Error: boom' });
  });

  it('knows no variable that API Gateway would not fill here', () => {
    expect(() => line({}, '"$context.authorizer.status $context.identity.caller"')).toThrow('identity.caller');
  });
});
