import { describe, expect, it } from 'vitest';
import {
  batchState,
  entryHash,
  linkBatch,
  linkHash,
  linkPayments,
  paymentState,
  recordHash,
} from '../../../../lib/domain/audit/audit-chain.ts';
import { finalEntry, finalHash, nextFinalSeq } from '../../../../lib/domain/audit/audit-final.ts';
import { auditHash, NO_HASH } from '../../../../lib/domain/audit/audit-hash.ts';
import { anAudit } from '../../../support/audit.ts';
import { aBatch, aPayment, BATCH_ID } from '../../../support/domain.ts';

describe('what is hashed is told apart by its kind, as docs/audit.md says', () => {
  const { transactionId, ...rest } = aPayment();

  it('an entry, and all that is stored of it', () => {
    const entry = anAudit();
    expect(entryHash(entry)).toBe(auditHash('entry', entry));
    expect(recordHash({ a: 1 })).toBe(auditHash('record', { a: 1 }));
  });

  it('the state of a payment, and of a batch', () => {
    const payment = { transactionId, ...rest };
    expect(paymentState(payment)).toBe(auditHash('state', payment));
    const { counts: _, amounts: __, version: ___, ...state } = aBatch();
    expect(batchState(aBatch())).toBe(auditHash('state', state));
  });

  it('a link, with whom it is about', () => {
    const link = { seq: 2, state: 's' };
    const said = { ...link, previous: 'p', entry: 'e' };
    expect(linkHash({ ...link, transactionId }, 'p', 'e')).toBe(auditHash('link', { transactionId, ...said }));
    expect(linkHash({ ...link, batchId: BATCH_ID }, 'p', 'e')).toBe(auditHash('link', { batchId: BATCH_ID, ...said }));
  });

  it('a final', () => {
    const final = {
      seq: 2,
      previous: 'p',
      batch: { seq: 1, hash: 'b' },
      payments: [{ transactionId, seq: 1, hash: 'x' }],
    };
    expect(finalHash(final, BATCH_ID, 'e')).toBe(auditHash('final', { ...final, batchId: BATCH_ID, entry: 'e' }));
  });

  it('and the hash before the first one is the word none', () => {
    expect(NO_HASH).toBe('none');
  });
});

describe('an entry that is linked twice', () => {
  it('keeps the links that it has', () => {
    const { entry } = linkBatch(anAudit(), { after: aBatch() });
    const { entry: both } = linkPayments(entry, [{ after: aPayment() }]);
    expect(both.links).toHaveLength(2);
    expect(both.links?.[0]).toBe(entry.links?.[0]);
    expect(linkBatch(both, { after: aBatch() }).entry.links?.slice(0, 2)).toEqual(both.links);
  });
});

describe('the final of a batch', () => {
  const heads = { batch: { seq: 3, hash: 'b' }, payments: [aPayment({ audit: { seq: 2, hash: 'x' } })] };

  it('is the first of its chain, or on top of the one before', () => {
    const first = finalEntry(anAudit('batch.completed'), heads, undefined);
    expect(first.entry.final).toMatchObject({ seq: 1, previous: NO_HASH });
    const second = finalEntry(anAudit('batch.completed'), heads, first.record);
    expect(second.entry.final).toMatchObject({ seq: 2, previous: first.record.hash });
    expect([undefined, first.record, second.record].map(nextFinalSeq)).toEqual([1, 2, 3]);
  });

  it('commits to where the chains stand, and is kept with what names it', () => {
    const audit = anAudit('batch.completed');
    const { entry, record } = finalEntry(audit, heads, undefined);
    expect(entry.final).toMatchObject({
      batch: { seq: 3, hash: 'b' },
      payments: [{ transactionId: 'batch-1.001', seq: 2, hash: 'x' }],
    });
    const { hash } = entry.final;
    expect(record).toEqual({ seq: 1, hash, batchId: BATCH_ID, auditId: audit.auditId, at: audit.at });
    expect(hash).toBe(finalHash(entry.final, BATCH_ID, entryHash(audit)));
  });

  it('commits to no change where there is no chain yet', () => {
    const { entry } = finalEntry(anAudit(), { batch: undefined, payments: [aPayment()] }, undefined);
    const none = { seq: 0, hash: NO_HASH };
    expect(entry.final).toMatchObject({ batch: none, payments: [{ transactionId: 'batch-1.001', ...none }] });
  });

  it('is of a batch and of nothing else', () => {
    expect(() => finalEntry(anAudit('config.changed', { type: 'settings' }), heads, undefined)).toThrow(RangeError);
  });
});
