import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { aPayment } from '../../../support/domain.ts';
import { allItems, auditActions } from '../../../support/items.ts';
import { SILENCE } from '../../../support/provider-answers.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  onlyPayment,
  overriding,
  runAll,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

const [FIRST, SECOND] = [attemptIdOf(1, 0, 0), attemptIdOf(1, 1, 0)];
const PAID: Outcome = { kind: 'completed', providerReference: 'ref' };

describe('recording outcomes', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const record = (payments: readonly Payment[], outcome: Outcome, attempt = FIRST) =>
    recordOutcomes(
      world,
      world.context,
      attempt,
      payments.map(({ transactionId }) => ({ transactionId, outcome })),
    );

  /** Payments that were sent and of which nothing more is known. */
  async function sent(count: number) {
    await affiliatesWith(world, count);
    const { batchId, chunk } = await startChunk(world);
    await payChunk(
      withProvider(world, () => ({ submit: async () => SILENCE })),
      world.context,
      chunk,
    );
    return { batchId, payments: await world.payments.ofBatch(batchId) };
  }

  it('of a whole chunk settles every payment, and repeated writes nothing', async () => {
    const { batchId, payments } = await sent(30);
    await record(payments, PAID);
    expect(await world.batches.find(batchId)).toMatchObject({ counts: { COMPLETED: 30, UNKNOWN: 0 } });
    for (const { affiliateId } of payments) expect((await balanceOf(world, affiliateId)).paidMinor).toBe(6_000n);
    const before = await allItems(world);
    await record(payments, PAID);
    expect(await allItems(world)).toEqual(before);
  });

  it('writes half a chunk in one transaction', async () => {
    const { payments } = await sent(50);
    await record(payments, PAID);
    expect((await auditActions(world)).filter((action) => action === 'payment.completed')).toHaveLength(2);
  });

  it('of which too many would add to ledgers for one transaction, writes each by itself', async () => {
    const { batchId, payments } = await sent(30);
    await record(payments, PAID);
    await record(payments, { kind: 'returned', providerReference: 'ref', message: 'account closed' });
    expect(await world.batches.find(batchId)).toMatchObject({ counts: { COMPLETED: 0, RETURNED: 30 } });
    for (const { affiliateId } of payments) expect((await balanceOf(world, affiliateId)).paidMinor).toBe(0n);
    // 25 of them are too many for one transaction; the last five are not.
    expect((await auditActions(world)).filter((action) => action === 'payment.returned')).toHaveLength(26);
  });

  it.each([
    ['24 are written in one transaction', 24, 1],
    ['25 are written each by itself', 25, 24],
  ])('of which all but one add to ledgers: %s', async (_, count, transactions) => {
    const { payments } = await sent(count);
    const [last, ...others] = payments;
    if (!last) throw new Error('nothing was sent');
    await record(others, PAID);
    const outcome: Outcome = { kind: 'returned', providerReference: 'ref', message: 'account closed' };
    // The last one is only paid now, which adds nothing to its ledger.
    await recordOutcomes(world, world.context, FIRST, [
      ...others.map(({ transactionId }) => ({ transactionId, outcome })),
      { transactionId: last.transactionId, outcome: PAID },
    ]);
    const returned = (await auditActions(world)).filter((action) => action === 'payment.returned');
    expect(returned).toHaveLength(transactions);
  });

  it('gives up with an error after 20 lost races', async () => {
    const { payments } = await sent(1);
    let tries = 0;
    const commitSteps = async () => {
      tries += 1;
      return 'changed' as const;
    };
    const losing = { ...world, payments: overriding(world.payments, { commitSteps }) };
    const outcomes = payments.map(({ transactionId }) => ({ transactionId, outcome: PAID }));
    await expect(recordOutcomes(losing, world.context, FIRST, outcomes)).rejects.toMatchObject({
      refused: { code: 'contended', what: `transaction "${payments[0]?.transactionId}"` },
    });
    expect(tries, 'once together and 20 times alone').toBe(21);
  });

  it('at once from two sides settles every payment once (M1)', async () => {
    const { batchId, payments } = await sent(10);
    await Promise.all([record(payments, PAID), record(payments.toReversed(), PAID)]);
    expect(await world.batches.find(batchId)).toMatchObject({ counts: { COMPLETED: 10, UNKNOWN: 0 } });
    for (const { affiliateId } of payments) {
      expect(await balanceOf(world, affiliateId)).toMatchObject({ paidMinor: 6_000n, accruedMinor: 6_000n });
    }
  });

  it('settles a payment whose affiliate earns more at the same time', async () => {
    const { payments } = await sent(3);
    const earning = payments.map(({ affiliateId }) => accrue(world, affiliateId, `more-${affiliateId}`, '1.00'));
    await Promise.all([record(payments, PAID), ...earning]);
    for (const { affiliateId } of payments) {
      expect(await balanceOf(world, affiliateId)).toMatchObject({ settledMinor: 6_000n, accruedMinor: 6_100n });
    }
  });

  it('about a payment that does not exist throws', async () => {
    await expect(record([aPayment()], PAID)).rejects.toThrow('does not exist');
  });

  describe('of a payment that was cancelled and turns out paid (M6)', () => {
    async function cancelledBatch() {
      await affiliateWith(world, 'ann', '60.00', 'flaky-9');
      const { batches } = await createAll(world);
      for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
      await runAll(world);
      const [batch] = batches;
      if (!batch) throw new Error('no batch was made');
      const payment = await onlyPayment(world, batch.batchId);
      expect(payment.status).toBe('CANCELLED');
      return payment;
    }

    it('appends one debit, puts the balance on hold and raises one incident, however often it is said', async () => {
      const payment = await cancelledBatch();
      await record([payment], PAID);
      await Promise.all([record([payment], PAID), record([payment], PAID)]);
      expect(await balanceOf(world, 'ann')).toMatchObject({
        accruedSeq: 2,
        accruedMinor: 0n,
        paidMinor: 6_000n,
        hold: { by: 'system' },
      });
      const incidents = (await allItems(world)).filter(({ PK }) => String(PK).startsWith('INCIDENT#'));
      expect(incidents).toMatchObject([{ kind: 'OVERPAID', attemptId: FIRST, amountMinor: 6_000n, status: 'OPEN' }]);
      expect((await auditActions(world)).filter((action) => action === 'payment.overpaid')).toHaveLength(1);
    });

    it('does so once for each attempt that paid', async () => {
      const payment = await cancelledBatch();
      await record([payment], PAID, FIRST);
      await record([payment], PAID, SECOND);
      expect(await balanceOf(world, 'ann')).toMatchObject({ accruedMinor: -6_000n, paidMinor: 12_000n });
      expect((await onlyPayment(world, payment.batchId)).overpaidByAttemptIds).toEqual([FIRST, SECOND]);
    });

    it('while its commissions are being paid again, leaves that payment as it is', async () => {
      const payment = await cancelledBatch();
      await createAll(world);
      const { open } = await balanceOf(world, 'ann');
      await record([payment], PAID);
      expect(await balanceOf(world, 'ann')).toMatchObject({ open, hold: { by: 'system' }, accruedMinor: 0n });
    });
  });

  it('of a paid payment that came back makes it payable again, once', async () => {
    const { batchId, payments } = await sent(1);
    await record(payments, PAID);
    const returned: Outcome = { kind: 'returned', providerReference: 'ref', message: 'account closed' };
    await record(payments, returned);
    await record(payments, returned);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'RETURNED' });
    expect(await balanceOf(world, 'aff-001')).toMatchObject({
      paidMinor: 0n,
      accruedMinor: 12_000n,
      settledMinor: 6_000n,
    });
    expect((await world.batches.find(batchId))?.counts).toMatchObject({ COMPLETED: 0, RETURNED: 1 });
  });

  it('of a payment that came back before it was known to be paid makes it paid, and only when it is said again returned', async () => {
    const { batchId, payments } = await sent(1);
    const returned: Outcome = { kind: 'returned', providerReference: 'ref', message: 'account closed' };
    await record(payments, returned);
    expect((await onlyPayment(world, batchId)).status).toBe('COMPLETED');
    await record(payments, returned);
    expect((await onlyPayment(world, batchId)).status).toBe('RETURNED');
  });

  it.each(['refused', 'failed'] as const)(
    'of a paid payment that is now %s makes it owed again, held, and an incident, once',
    async (kind) => {
      const { batchId, payments } = await sent(2);
      await record(payments, PAID);
      const [payment] = payments;
      if (!payment) throw new Error('nothing was sent');
      const no: Outcome = { kind, code: 'removed', message: 'taken out of the list' };
      await Promise.all([record([payment], no), record([payment], no)]);
      await record([payment], no);
      const [first] = await world.payments.ofBatch(batchId);
      expect(first).toMatchObject({ status: 'RETURNED', paidByAttemptId: FIRST });
      const balance = await balanceOf(world, payment.affiliateId);
      expect(balance).toMatchObject({ paidMinor: 0n, accruedMinor: 12_000n, accruedSeq: 2, hold: { by: 'system' } });
      expect((await balanceOf(world, payments[1]?.affiliateId ?? '')).hold).toBeUndefined();
      expect((await world.batches.find(batchId))?.counts).toMatchObject({ COMPLETED: 1, RETURNED: 1 });
      const { items } = await world.incidents.list({ status: 'OPEN' }, { limit: 10 });
      expect(items).toMatchObject([
        {
          kind: 'OUTCOME_CONTRADICTED',
          transactionId: payment.transactionId,
          attemptId: FIRST,
          amountMinor: 6_000n,
          message: 'Paid, and then removed: taken out of the list',
        },
      ]);
      expect((await auditActions(world)).filter((action) => action === 'payment.contradicted')).toHaveLength(1);
      // Nobody is paid again before a person has looked.
      await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
      // The provider contradicts itself once more. Nothing is written; the reconciliation reports it.
      const before = await allItems(world);
      await record([payment], PAID);
      expect(await allItems(world)).toEqual(before);
    },
  );
});
