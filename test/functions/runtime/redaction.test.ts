import { Logger } from '@aws-lambda-powertools/logger';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { redact } from '../../../functions/runtime/redaction.ts';

/** What a logger made like ours writes. */
function logged(attributes: Record<string, unknown>): string {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  new Logger({ logLevel: 'INFO', jsonReplacerFn: redact }).error('it happened', attributes);
  return lines.join('');
}

afterEach(() => vi.restoreAllMocks());

describe('the log', () => {
  it.each([
    'authorization',
    'Authorization',
    'token',
    'email',
    'fullName',
    'riseId',
    'body',
    'rawBody',
    'password',
    'document',
    'username',
  ])('never shows a field named %s, at any depth', (name) => {
    const line = logged({ [name]: 'hunter2', deep: [{ deeper: { [name]: { still: 'hunter2' } } }] });
    expect(line).toContain('it happened');
    expect(line).toContain('[redacted]');
    expect(line).not.toContain('hunter2');
  });

  it('never shows such fields of an error, nor of its cause', () => {
    const cause = Object.assign(new Error('inner'), {
      CancellationReasons: [{ Item: { fullName: { S: 'hunter2' } } }],
    });
    const error = Object.assign(new Error('outer', { cause }), { email: 'hunter2' });
    const line = logged({ error });
    expect(line).toContain('outer');
    expect(line).toContain('inner');
    expect(line).not.toContain('hunter2');
  });

  it('shows ids, states and amounts', () => {
    const line = logged({ batchId: 'batch-1', affiliateId: 'aff-1', status: 'PENDING', amountMinor: 5n });
    for (const shown of ['batch-1', 'aff-1', 'PENDING', '"5"']) expect(line).toContain(shown);
  });
});
