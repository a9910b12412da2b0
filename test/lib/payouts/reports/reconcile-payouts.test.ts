import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { reconcilePayouts } from '../../../../lib/payouts/reports/reconcile-payouts.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { Key } from '../../../../lib/store/keys.ts';
import { balanceKey, batchKey, mockBankKey, transactionKey } from '../../../../lib/store/keys.ts';
import { justBefore } from '../../../support/interleave.ts';
import { payAllPayable } from '../../../support/paid-batches.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  movements,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const MARCH = { from: instant(new Date('2026-03-01')), to: instant(new Date('2026-04-01')) };

describe('the reconciliation of our books with those of the provider', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const reconcile = (on: World = world, more: object = {}) =>
    reconcilePayouts(on, on.context, { period: MARCH, limit: 20, ...more });
  const differences = async (on?: World) =>
    (await reconcile(on)).batches.flatMap((one) =>
      one.differences.map(({ kind, ours, theirs }) => [kind, ours, theirs]),
    );
  async function pay(behaviour = 'ok'): Promise<Payment> {
    await affiliateWith(world, 'ann', '60.00', behaviour);
    const [batch] = await payAllPayable(world);
    const [payment] = batch ? await world.payments.ofBatch(batch.batchId) : [];
    if (!payment) throw new Error('nothing was paid');
    return payment;
  }
  /** Changes an item directly, as no use case would. */
  async function tamper(key: Key, change: Record<string, unknown>) {
    await world.table.put({ ...(await world.table.get(key)), ...change });
  }
  const bankKey = (payment: Payment) => {
    if (payment.paidByAttemptId === undefined) throw new Error('it was not paid');
    return mockBankKey(payment.transactionId, payment.paidByAttemptId);
  };

  it('agrees after every behaviour of the bank, and asking moves nothing and changes nothing', async () => {
    for (const behaviour of ['ok', 'refuse', 'flaky-1', 'flaky-9', 'timeout-paid', 'timeout-unpaid', 'return']) {
      await affiliateWith(world, behaviour, '60.00', behaviour);
    }
    await payAllPayable(world);
    const before = (await movements(world)).length;
    const { batches, next } = await reconcile();
    expect(next).toBeUndefined();
    expect(batches).toMatchObject([
      {
        result: 'agrees',
        ours: { paidCount: 5, paidMinor: 30_000n, returnedCount: 1, returnedMinor: 6_000n },
        differences: [],
      },
    ]);
    expect(batches[0]?.provider).toEqual(batches[0]?.ours);
    expect((await movements(world)).length).toBe(before);
  });

  it('names a payment that the bank does not have', async () => {
    const payment = await pay();
    await tamper(bankKey(payment), { kind: 'refused', code: 'x', message: 'x' });
    expect(await differences()).toEqual([
      ['paid_not_at_provider', 'COMPLETED, 60.00 USD', `refused, attempt ${payment.paidByAttemptId}`],
    ]);
    expect((await reconcile()).batches).toMatchObject([
      { result: 'differs', ours: { paidMinor: 6_000n }, provider: { paidMinor: 0n } },
    ]);
  });

  it('names money that our books do not know', async () => {
    const payment = await pay('refuse');
    const attempt = payment.attemptIds[0] ?? '';
    const paid = { kind: 'paid', payee: 'x', amountMinor: 6_000, currency: 'USD', comesBack: false, at: MARCH.from };
    await tamper(mockBankKey(payment.transactionId, attempt as never), paid);
    expect(await differences()).toEqual([
      ['paid_not_in_books', 'FAILED, 60.00 USD', `completed, 60.00 USD, attempt ${attempt}`],
    ]);
  });

  it('names a payment that came back, until the sweep has recorded it', async () => {
    const payment = await pay();
    await tamper(bankKey(payment), { comesBack: true });
    expect((await differences()).map(([kind]) => kind)).toEqual(['returned_not_in_books']);
    world.clock.advance(86_401);
    await sweep(world, world.context);
    expect(await differences()).toEqual([]);
  });

  it('names an amount that the bank has otherwise', async () => {
    const payment = await pay();
    await tamper(bankKey(payment), { amountMinor: 6_100 });
    expect(await differences()).toEqual([
      ['amount', 'COMPLETED, 60.00 USD', `completed, 61.00 USD, attempt ${payment.paidByAttemptId}`],
    ]);
  });

  it('names a payment whose amount was edited: against the batch, the ledger and the bank', async () => {
    const payment = await pay();
    await tamper(transactionKey(payment.transactionId), { amountMinor: 6_001 });
    expect(await differences()).toEqual([
      ['batch_totals', '1 COMPLETED, 60.00 USD', '1 COMPLETED, 60.01 USD'],
      ['ledger', 'COMPLETED, 60.01 USD', 'entries 1 to 1 are 60.00 USD'],
      ['amount', 'COMPLETED, 60.01 USD', `completed, 60.00 USD, attempt ${payment.paidByAttemptId}`],
    ]);
  });

  it('names a balance that is not what its entries add up to', async () => {
    const payment = await pay();
    await tamper(balanceKey(payment.affiliateId, USD), { settledMinor: 5_999 });
    expect(await differences()).toEqual([['ledger', 'COMPLETED', 'the entries up to 1 are not what is settled']]);
    await tamper(balanceKey(payment.affiliateId, USD), { settledMinor: 6_000, settledSeq: 0 });
    expect((await differences()).map(([kind]) => kind)).toEqual(['ledger']);
  });

  it('names a failed payment whose claim the ledger does not hold', async () => {
    const payment = await pay('refuse');
    const { open: _, ...balance } = (await world.table.get(balanceKey(payment.affiliateId, USD))) ?? {};
    await world.table.put(balance);
    expect(await differences()).toEqual([['ledger', 'FAILED, 60.00 USD', 'the ledger does not hold its claim']]);
  });

  it('names a batch that miscounts its payments', async () => {
    const payment = await pay();
    const batch = await world.table.get(batchKey(payment.batchId));
    await tamper(batchKey(payment.batchId), { counts: { ...(batch?.counts as object), COMPLETED: 2 } });
    expect(await differences()).toEqual([['batch_totals', '2 COMPLETED, 60.00 USD', '1 COMPLETED, 60.00 USD']]);
  });

  it('has no difference where an outcome is recorded between our look and the provider’s', async () => {
    const payment = await pay();
    await tamper(bankKey(payment), { comesBack: true });
    world.clock.advance(86_401);
    const raced = withProvider(world, (mock) => justBefore(mock, 'lookUp', () => sweep(world, world.context)));
    expect((await reconcile(raced)).batches).toMatchObject([{ result: 'agrees', provider: { returnedCount: 1 } }]);
  });

  it('says what it could not check: a provider that is down, or does not show everything', async () => {
    await pay();
    const down = withProvider(world, () => ({ lookUp: () => Promise.reject(new Error('down')) }));
    expect((await reconcile(down)).batches).toMatchObject([{ result: 'not_checked', differences: [] }]);
    const partly = withProvider(world, () => ({ lookUp: async () => ({ outcomes: [], complete: false }) }));
    expect((await reconcile(partly)).batches).toMatchObject([{ result: 'not_checked', differences: [] }]);
    const empty = withProvider(world, () => ({ lookUp: async () => ({ outcomes: [], complete: true }) }));
    expect((await differences(empty)).map(([kind]) => kind)).toEqual(['paid_not_at_provider']);
  });

  it('looks only at finished batches of the period and currency, page by page', async () => {
    await affiliatesWith(world, 201);
    await createAll(world);
    expect((await reconcile()).batches.map(({ result }) => result)).toEqual(Array(3).fill('not_finished'));
    const first = await reconcile(world, { limit: 2 });
    const second = await reconcile(world, { limit: 2, after: first.next });
    expect([first.batches.length, second.batches.length, second.next]).toEqual([2, 1, undefined]);
    expect((await reconcile(world, { currency: currency('JPY') })).batches).toEqual([]);
    expect(
      (await reconcile(world, { period: { from: MARCH.to, to: instant(new Date('2026-05-01')) } })).batches,
    ).toEqual([]);
  });
});
