import { describe, expect, it } from 'vitest';
import { MAX_AFFILIATE_IDS } from '../../../../lib/contracts/batches/payout-request.ts';
import { PROBLEMS, type ProblemCode } from '../../../../lib/contracts/shared/problem.ts';
import { MAX_AFFILIATES_PER_CALL } from '../../../../lib/payouts/batches/payout-plan.ts';

describe('the problems', () => {
  it.each<[number, ProblemCode[]]>([
    [400, ['malformed_json', 'malformed_utf8']],
    [404, ['affiliate_not_found', 'batch_not_found', 'transaction_not_found']],
    [409, ['batch_not_executable', 'nothing_payable', 'preview_mismatch', 'stale_preview']],
    [413, ['body_too_large']],
    [415, ['unsupported_charset', 'unsupported_content_encoding']],
    [422, ['invalid_cursor', 'invalid_request', 'unknown_preview', 'unknown_provider', 'unsupported_currency']],
    [500, ['internal_error']],
  ])('are answered with %i if they are any of %j', (status, codes) => {
    for (const code of codes) expect(PROBLEMS[code].status, code).toBe(status);
  });

  it('all have a title of their own', () => {
    const titles = Object.values(PROBLEMS).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('the request for a payout', () => {
  it('may name as many affiliates as one call pays', () => {
    expect(MAX_AFFILIATE_IDS).toBe(MAX_AFFILIATES_PER_CALL);
  });
});
