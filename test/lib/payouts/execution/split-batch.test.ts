import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { auditEntry } from '../../../../lib/payouts/audit/audit-entry.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { splitBatch } from '../../../../lib/payouts/execution/split-batch.ts';
import { aBatch } from '../../../support/domain.ts';
import { auditActions } from '../../../support/items.ts';
import {
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  putOnHold,
  startBatches,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('splitting a batch', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  it('divides 100 payments into chunks of 50, each payment in one of them', async () => {
    await affiliatesWith(world, 100);
    const { progress } = await startBatches(world);
    const { chunks, round } = await splitBatch(world, world.context, progress);
    expect(chunks.map(({ transactionIds }) => transactionIds.length)).toEqual([50, 50]);
    expect(new Set(chunks.flatMap(({ transactionIds }) => transactionIds)).size).toBe(100);
    expect(chunks.map(({ run, round: ofChunk, chunk }) => [run, ofChunk, chunk])).toEqual([
      [1, 0, 0],
      [1, 0, 1],
    ]);
    expect(round).toBe(1);
  });

  it('makes chunks no larger than the provider takes', async () => {
    await affiliatesWith(world, 7);
    const { progress } = await startBatches(world);
    const small = withProvider(world, ({ limits }) => ({ limits: { ...limits, paymentsPerSubmission: 3 } }));
    const { chunks } = await splitBatch(small, world.context, progress);
    expect(chunks.map(({ transactionIds }) => transactionIds.length)).toEqual([3, 3, 1]);
  });

  it('never packs a payment again that belongs to a living attempt (M4)', async () => {
    await affiliatesWith(world, 2);
    const { progress } = await startBatches(world);
    const first = await splitBatch(world, world.context, progress);
    const lost = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
    for (const chunk of first.chunks) await payChunk(lost, world.context, chunk);
    expect((await splitBatch(world, world.context, first)).chunks).toEqual([]);
  });

  it.each<[string, string, (world: World) => Promise<unknown>]>([
    ['was put on hold', 'payee_on_hold', (on) => putOnHold(on, 'ann')],
    [
      'lost the approval',
      'payee_not_approved',
      (on) =>
        relink(
          withProvider(on, () => ({ getPayee: async () => undefined })),
          'mock:ok:ann',
        ),
    ],
    ['was linked to another account', 'payee_changed', (on) => relink(on, 'mock:ok:another')],
    ['was linked at another provider', 'payee_changed', moveElsewhere],
  ])('fails a payment whose payee %s since the claim, sends nothing and keeps the claim', async (_, code, change) => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches, progress } = await startBatches(world);
    await change(world);
    expect((await splitBatch(world, world.context, progress)).chunks).toEqual([]);
    const payment = await onlyPayment(world, batches[0]?.batchId ?? progress.batchId);
    expect(payment).toMatchObject({ status: 'FAILED', failure: { code }, attemptIds: [] });
    expect(payment.failure?.retryAt).toBeUndefined();
    expect((await balanceOf(world, 'ann')).open?.transactionId).toBe(payment.transactionId);
    expect(await movements(world)).toEqual([]);
    expect((await auditActions(world)).at(-1)).toBe('payment.failed');
  });

  it('sends a payment to the rise id that it was made for, however its letters are written by now', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { progress } = await startBatches(world);
    await relink(world, 'mock:ok:another');
    await relink(world, 'MOCK:OK:ANN');
    expect((await splitBatch(world, world.context, progress)).chunks).toHaveLength(1);
    expect(await onlyPayment(world, progress.batchId)).toMatchObject({ status: 'PENDING', payeeId: 'mock:ok:ann' });
  });

  it('sends a retryable failure again when its time has come, and not before', async () => {
    await affiliateWith(world, 'ann', '60.00', 'flaky-1');
    const { progress } = await startBatches(world);
    const first = await splitBatch(world, world.context, progress);
    for (const chunk of first.chunks) await payChunk(world, world.context, chunk);
    expect((await splitBatch(world, world.context, first)).chunks).toEqual([]);
    world.clock.advance(1);
    const second = await splitBatch(world, world.context, first);
    expect(second.chunks).toHaveLength(1);
    expect(await onlyPayment(world, progress.batchId)).toMatchObject({ status: 'PENDING', retries: 1 });
  });

  it.each([
    ['is not approved, whatever the provider says of payments', { kycStatus: 'PENDING', canReceivePayments: true }],
    ['cannot receive payments, although approved', { kycStatus: 'APPROVED', canReceivePayments: false }],
  ] as const)('fails a payment whose payee %s, and says why', async (_, patch) => {
    await affiliateWith(world, 'ann', '60.00');
    const { progress } = await startBatches(world);
    const ann = affiliateId('ann');
    const account = (await world.affiliates.findAccounts([ann])).get(ann) ?? expect.fail('ann has no account');
    const findAccounts = async () => new Map([[ann, { ...account, ...patch }]]);
    const changed = { ...world, affiliates: overriding(world.affiliates, { findAccounts }) };
    expect((await splitBatch(changed, world.context, progress)).chunks).toEqual([]);
    const message = `The Rise account can no longer be paid: ${patch.kycStatus}`;
    expect((await onlyPayment(world, progress.batchId)).failure).toEqual({ code: 'payee_not_approved', message });
  });

  it('touches no payment that was sent, whatever has become of its payee since', async () => {
    for (const [id, behaviour] of [
      ['ann', 'ok'],
      ['bob', 'flaky-1'],
      ['cyd', 'timeout-paid'],
    ] as const) {
      await affiliateWith(world, id, '60.00', behaviour);
    }
    const { progress } = await startBatches(world);
    const first = await splitBatch(world, world.context, progress);
    for (const chunk of first.chunks) await payChunk(world, world.context, chunk);
    world.clock.advance(1);
    for (const id of ['ann', 'bob', 'cyd']) await putOnHold(world, id);
    expect((await splitBatch(world, world.context, first)).chunks).toEqual([]);
    const left = (await world.payments.ofBatch(progress.batchId)).map((one) => [one.affiliateId, one.status]);
    expect(Object.fromEntries(left)).toEqual({ ann: 'COMPLETED', bob: 'FAILED', cyd: 'UNKNOWN' });
  });

  it('repeated before a retry was sent uses up no other one', async () => {
    await affiliateWith(world, 'ann', '60.00', 'flaky-1');
    const { progress } = await startBatches(world);
    const first = await splitBatch(world, world.context, progress);
    for (const chunk of first.chunks) await payChunk(world, world.context, chunk);
    world.clock.advance(1);
    const retried = await splitBatch(world, world.context, first);
    expect(await splitBatch(world, world.context, first)).toEqual(retried);
    expect(await onlyPayment(world, progress.batchId)).toMatchObject({ status: 'PENDING', retries: 1 });
  });

  it('does nothing for a batch that has given up the slot', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { progress } = await startBatches(world);
    const find = async () => aBatch({ batchId: progress.batchId, run: progress.run, status: 'QUEUED' });
    const parked = { ...world, batches: overriding(world.batches, { find }) };
    expect((await splitBatch(parked, world.context, progress)).chunks).toEqual([]);
  });

  it('does nothing for a superseded run', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { progress } = await startBatches(world);
    await putOnHold(world, 'ann');
    expect((await splitBatch(world, world.context, { ...progress, run: 2 })).chunks).toEqual([]);
    expect((await onlyPayment(world, progress.batchId)).status).toBe('PENDING');
  });
});

/** The same payee id, at another provider. */
async function moveElsewhere(world: World) {
  const ann = affiliateId('ann');
  const before = (await world.affiliates.findAccounts([ann])).get(ann);
  if (!before) throw new Error('ann has no account');
  const audit = auditEntry(world.context, { type: 'affiliate', affiliateId: ann }, 'account.linked', {});
  await world.affiliates.saveAccount({ before, after: { ...before, provider: 'elsewhere' } }, audit);
}

function relink(world: World, rise: string) {
  const row = { affiliateId: affiliateId('ann'), fullName: 'Ann', email: 'a@example.com', country: 'US' };
  return importAffiliates(world, world.context, [{ ...row, payeeId: payeeId(rise) }]);
}
