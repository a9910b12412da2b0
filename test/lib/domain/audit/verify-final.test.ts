import { expect, it } from 'vitest';
import type { BatchEvidence } from '../../../../lib/domain/audit/audit-evidence.ts';
import { verifyBatch } from '../../../../lib/domain/audit/verify-batch.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { aFinishedBatch, foundEntry } from '../../../support/batch-evidence.ts';
import { aPayment, BATCH_ID } from '../../../support/domain.ts';

const whole = aFinishedBatch();
const { entries, record } = whole;
const last = whole.written.at(-1);
if (!last?.final || !record) throw new Error('incomplete');
const { final } = last;
const before = entries.slice(0, -1);
const told = (evidence: BatchEvidence) => {
  const broken = verifyBatch(evidence);
  return broken?.code === 'final_broken' ? [broken.message, broken.auditId] : broken;
};

it('a finished batch has a final entry', () => {
  const without = foundEntry({ ...last, final: undefined });
  expect(told({ ...whole, entries: [...before, without] })).toEqual([
    `${BATCH_ID} is finished but has no final entry`,
    undefined,
  ]);
});

it('it has no second one: the second one is reported', () => {
  const forged = foundEntry({ ...last, auditId: 'forged', links: [] });
  expect(told({ ...whole, entries: [...entries, forged] })).toEqual([
    `${BATCH_ID} has more than one final entry`,
    'forged',
  ]);
});

it('a batch that is not finished has none', () => {
  const batch = whole.batch && { ...whole.batch, status: 'SETTLING' };
  expect(told({ ...whole, batch })).toEqual([`${BATCH_ID} has the final entry a-4 but is not finished`, 'a-4']);
});

it.each([
  ['number', { seq: 2 }],
  ['place after the final before', { previous: 'other' }],
  ['hash', { hash: 'other' }],
  ['payments', { payments: [] }],
])('it keeps its %s', (_, patch) => {
  const altered = foundEntry({ ...last, final: { ...final, ...patch } });
  expect(told({ ...whole, entries: [...before, altered] })).toEqual([
    `the final entry a-4 of ${BATCH_ID} is not what was written`,
    'a-4',
  ]);
});

it('it commits to where the chains of the batch and of its payments stand', () => {
  expect(told(aFinishedBatch({ batch: { seq: 9, hash: 'x' } }))).toEqual([
    `the final entry a-4 commits to change 9 of ${BATCH_ID}, which is not there`,
    'a-4',
  ]);
  const [first, second] = [aPayment({ audit: { seq: 2, hash: 'x' } }), aPayment({}, 2)];
  expect(told(aFinishedBatch({ payments: [first, second] }))).toEqual([
    `the final entry a-4 commits to change 2 of ${first.transactionId}, which is not there`,
    'a-4',
  ]);
});

it('it commits to every payment', () => {
  const { transactionId } = aPayment({}, 2);
  const firstOnly = aFinishedBatch()
    .payments.slice(0, 1)
    .map(({ head }) => aPayment({ audit: head }));
  expect(told(aFinishedBatch({ payments: firstOnly }))).toEqual([
    `${transactionId} is not among the payments that the final entry a-4 commits to`,
    'a-4',
  ]);
});

it.each([
  ['is not there', undefined],
  ['has another hash', { ...record, hash: 'other' }],
  ['is of another entry', { ...record, auditId: 'other' }],
  ['is of another batch', { ...record, batchId: batchId('other') }],
])('it is in the chain of finals under its number, and not if that %s', (_, other) => {
  expect(told({ ...whole, record: other })).toEqual([
    `the final entry a-4 of ${BATCH_ID} is not number 1 in the chain of finals`,
    'a-4',
  ]);
});
