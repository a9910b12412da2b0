import { describe, expect, it } from 'vitest';
import { adminOf } from '../../../functions/runtime/admin.ts';
import { ADMIN, apiEvent } from '../support/api-event.ts';

const eventFrom = (userAgent: string) => {
  const event = apiEvent();
  const { requestContext } = event;
  return { ...event, requestContext: { ...requestContext, http: { ...requestContext.http, userAgent } } };
};

describe('the admin who calls', () => {
  it('is whom the authorizer let in, with where the call came from', () => {
    const said = { type: 'admin', ...ADMIN, sourceIp: '192.0.2.1', userAgent: 'curl/8.5.0' };
    expect(adminOf(eventFrom('curl/8.5.0'))).toEqual(said);
  });

  it('cannot write what nobody sees into the audit log by the name of a program', () => {
    expect(adminOf(eventFrom('curl\u202e\u0085/8'))).toMatchObject({ userAgent: 'curl\ufffd\ufffd/8' });
  });

  it('is nobody without the authorizer', () => {
    const { requestContext, ...event } = apiEvent();
    const { accountId, apiId, domainName, domainPrefix, http, requestId, routeKey, stage, time, timeEpoch } =
      requestContext;
    const open = { accountId, apiId, domainName, domainPrefix, http, requestId, routeKey, stage, time, timeEpoch };
    expect(() => adminOf({ ...event, requestContext: open })).toThrow(/authorizer/);
  });
});
