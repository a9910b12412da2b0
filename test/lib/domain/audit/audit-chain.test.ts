import { describe, expect, it } from 'vitest';
import {
  batchState,
  entryHash,
  linkBatch,
  linkPayments,
  paymentState,
} from '../../../../lib/domain/audit/audit-chain.ts';
import { auditHash } from '../../../../lib/domain/audit/audit-hash.ts';
import { failBeforeSending } from '../../../../lib/domain/transactions/payment-steps.ts';
import { anAudit } from '../../../support/audit.ts';
import { aBatch, aPayment, NOW } from '../../../support/domain.ts';

const FAULT = { code: 'payee_on_hold', message: 'On hold' };

describe('the audit chain', () => {
  it('is hashed as docs/audit.md says, so that a reader in another language comes to the same', () => {
    // printf '["disbursement-audit-1","entry",{"a":1,"b":"x"}]' | openssl dgst -sha256 -binary | basenc --base64url
    expect(auditHash('entry', { b: 'x', a: 1n })).toBe('F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU');
  });

  it('gives each payment of an entry its next link, and the entry all links', () => {
    const first = linkPayments(anAudit('batch.claimed'), [{ after: aPayment() }, { after: aPayment({}, 2) }]);
    expect(first.entry.links).toMatchObject([
      { transactionId: 'batch-1.001', seq: 1 },
      { transactionId: 'batch-1.002', seq: 1 },
    ]);
    const [claimed] = first.changes;
    const before = claimed?.after ?? aPayment();
    const second = linkPayments(anAudit('payment.failed'), [failBeforeSending(before, FAULT, NOW)]);
    const [link] = second.entry.links ?? [];
    expect(link).toMatchObject({ transactionId: 'batch-1.001', seq: 2 });
    expect(second.changes[0]?.after.audit).toEqual({ seq: 2, hash: link?.hash });
    expect(link?.hash).not.toBe(before.audit?.hash);
  });

  it('hashes a link over the link before, the whole entry and the state that the item is left in', () => {
    const entry = anAudit('payment.failed');
    const head = { seq: 1, hash: 'a' };
    const linkOf = (audit = entry, patch = {}, before = head) =>
      linkPayments(audit, [{ before: aPayment({ audit: before }), after: aPayment(patch) }]).changes[0]?.after.audit
        ?.hash;
    const hashes = [
      linkOf(),
      linkOf({ ...entry, at: '2026-03-01T00:00:00.001Z' as typeof NOW }),
      linkOf({ ...entry, actor: { type: 'system', name: 'other' } }),
      linkOf({ ...entry, details: { amount: '1.00' } }),
      linkOf(entry, { amountMinor: 6_001n }),
      linkOf(entry, {}, { seq: 1, hash: 'b' }),
      linkOf(entry, {}, { seq: 2, hash: 'a' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(linkOf()).toBe(hashes[0]);
  });

  it('does not count the links of an entry as part of what it says', () => {
    const entry = anAudit();
    const { entry: linked } = linkBatch(entry, { after: aBatch() });
    expect(entryHash(linked)).toBe(entryHash(entry));
  });

  it('does not count what its payments move as the state of a batch', () => {
    const batch = aBatch();
    expect(batchState({ ...batch, version: 9, counts: { ...batch.counts, FAILED: 3 } })).toBe(batchState(batch));
    expect(batchState({ ...batch, totalMinor: 1n })).not.toBe(batchState(batch));
  });

  it('counts every field of a payment as its state', () => {
    const payment = aPayment();
    for (const name of Object.keys(payment))
      expect(paymentState({ ...payment, [name]: 'other' })).not.toBe(paymentState(payment));
  });
});
