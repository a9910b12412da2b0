import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, batchId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds, instant } from '../../../../lib/domain/shared/time.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { reconcilePayouts } from '../../../../lib/payouts/reports/reconcile-payouts.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { ListedPayment, PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { mockBankKey } from '../../../../lib/store/keys.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  runAll,
  startChunk,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const NOON = '2026-03-10T12:00:00.000Z';
const HOUR = 3_600;
const period = (from: string, to: string) => ({ from: instant(new Date(from)), to: instant(new Date(to)) });
const THAT_DAY = period('2026-03-10', '2026-03-11');

describe("the reconciliation with the provider's own list", () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld(NOON);
  });

  const reconcile = (on: World = world, more: Partial<Parameters<typeof reconcilePayouts>[2]> = {}) =>
    reconcilePayouts(on, on.context, { period: THAT_DAY, limit: 20, ...more });

  /** What differs: `batch` or the day on which it is listed, the kind, and both sides in words. */
  const differing = async (on: World = world, more: Partial<Parameters<typeof reconcilePayouts>[2]> = {}) => {
    const { batches, days } = await reconcile(on, more);
    return [
      ...batches.flatMap((one) => one.differences.map(({ kind, ours, theirs }) => ['batch', kind, ours, theirs])),
      ...days.flatMap((one) => one.differences.map(({ kind, ours, theirs }) => [one.day, kind, ours, theirs])),
    ];
  };

  const kinds = async (...given: Parameters<typeof differing>) =>
    (await differing(...given)).map(([where, kind]) => `${where}: ${kind}`);

  /** Everybody is paid, and two hours go by. */
  async function pay(behaviour = 'ok', id = 'ann'): Promise<Payment> {
    await affiliateWith(world, id, '60.00', behaviour);
    const { batches } = await createAll(world);
    for (const { batchId: made } of batches) await executeBatch(world, world.context, made);
    await runAll(world);
    world.clock.advance(2 * HOUR);
    const [batch] = batches;
    const [payment] = batch ? await world.payments.ofBatch(batch.batchId) : [];
    if (!payment) throw new Error('nothing was paid');
    return payment;
  }

  const attemptOf = ({ attemptIds }: Payment) => attemptIds[0] ?? attemptIdOf(9, 9, 9);

  /** A provider whose list is changed. */
  const listing = (
    change: (listed: readonly ListedPayment[]) => readonly ListedPayment[],
    more: (mock: PaymentProvider) => Partial<PaymentProvider> = () => ({}),
  ) =>
    withProvider(world, (mock) => ({
      listPayments: async (asked) => {
        const wide = { from: addSeconds(asked.from, -48 * HOUR), to: addSeconds(asked.to, 48 * HOUR) };
        const { payments, complete } = await mock.listPayments(wide);
        return { payments: change(payments).filter(({ at }) => asked.from <= at && at < asked.to), complete };
      },
      ...more(mock),
    }));

  /** A provider whose list has these payments, too. */
  const alsoListed = (...more: readonly Partial<ListedPayment>[]) =>
    listing((listed) => [
      ...listed,
      ...more.map((one, n): ListedPayment => {
        const outcome = { kind: 'completed', providerReference: `bank-${n}` } as const;
        const what = { providerReference: `bank-${n}`, currency: USD, amountMinor: 500n, outcome };
        return { ...what, at: instant(new Date(NOON)), ...one };
      }),
    ]);

  it('agrees after every behaviour of the bank, day and batch, with the same sums', async () => {
    for (const behaviour of ['refuse', 'flaky-1', 'flaky-9', 'timeout-paid', 'return']) {
      await affiliateWith(world, behaviour, '60.00', behaviour);
    }
    await pay();
    const { batches, days, next } = await reconcile();
    expect([...batches, ...days].map(({ result }) => result)).toEqual(['agrees', 'agrees']);
    const moved = { paidCount: 4, paidMinor: 24_000n, returnedCount: 1, returnedMinor: 6_000n };
    expect(days).toMatchObject([{ provider: 'mock', day: '2026-03-10', sums: [{ ours: moved, theirs: moved }] }]);
    expect(next).toBeUndefined();
  });

  describe('ours without theirs', () => {
    it('is a payment that the list lacks although it is complete', async () => {
      const payment = await pay();
      const forgetful = listing(() => []);
      expect(await differing(forgetful)).toEqual([
        [
          'batch',
          'not_listed',
          'COMPLETED, 60.00 USD',
          `completed when asked, but not in the list, attempt ${attemptOf(payment)}`,
        ],
      ]);
      expect((await reconcile(forgetful)).batches).toMatchObject([
        {
          result: 'differs',
          differences: [{ transactionId: payment.transactionId, attemptId: attemptOf(payment), oursMinor: 6_000n }],
        },
      ]);
    });

    it('is not at the provider at all where a look-up does not show it either', async () => {
      await pay();
      const blind = listing(
        () => [],
        () => ({ lookUp: async () => ({ outcomes: [], complete: false }) }),
      );
      expect((await differing(blind)).map(([, kind]) => kind)).toEqual(['paid_not_at_provider']);
    });

    it('is nothing yet within the hour in which a list may be slow', async () => {
      await pay();
      world.clock.advance(-2 * HOUR + 3_500);
      expect(await differing(listing(() => []))).toEqual([]);
      world.clock.advance(200);
      expect(await differing(listing(() => []))).toHaveLength(1);
    });

    it.each([
      ['does not show everything', async () => ({ payments: [], complete: false })],
      ['cannot be had', () => Promise.reject(new Error('down'))],
    ] as const)(
      'is not claimed of a list that %s: that is not checked, and does not agree',
      async (_, listPayments) => {
        await pay();
        const { batches, days } = await reconcile(withProvider(world, () => ({ listPayments })));
        expect(batches).toMatchObject([{ result: 'not_checked', differences: [], provider: { paidCount: 1 } }]);
        expect(days).toMatchObject([{ result: 'not_checked', differences: [] }]);
      },
    );

    it.each(['2026-03-10T00:10:00.000Z', '2026-03-10T23:40:00.000Z'])(
      'is looked for on the days before and after, too: what was sent at %s is found whatever their clock and time zone',
      async (sentAt) => {
        world = await createWorld(sentAt);
        await pay();
        world.clock.advance(18 * HOUR);
        for (const hours of [-14, -1, 1, 14]) {
          const elsewhere = listing((listed) =>
            listed.map((one) => ({ ...one, at: addSeconds(one.at, hours * HOUR) })),
          );
          expect(await differing(elsewhere), `${hours} h`).toEqual([]);
          expect((await reconcile(elsewhere)).batches, `${hours} h`).toMatchObject([{ result: 'agrees' }]);
        }
      },
    );
  });

  describe('theirs without ours', () => {
    it('is a payment that bears no reference of ours', async () => {
      await pay();
      const on = alsoListed({});
      expect(await differing(on)).toEqual([
        ['2026-03-10', 'not_in_books', 'not in the books', 'listed as completed, 5.00 USD'],
      ]);
      const paid = (paidCount: number, paidMinor: bigint) => ({ paidCount, paidMinor });
      expect((await reconcile(on)).days).toMatchObject([
        {
          result: 'differs',
          sums: [{ currency: 'USD', ours: paid(1, 6_000n), theirs: paid(2, 6_500n) }],
          differences: [{ providerReference: 'bank-0', theirsMinor: 500n }],
        },
      ]);
    });

    it.each(['accepted', 'returned', 'unknown'] as const)('is one that is %s, too', async (kind) => {
      await pay();
      const outcome = { kind, providerReference: 'bank-0', message: 'x' };
      expect(await kinds(alsoListed({ outcome }))).toEqual(['2026-03-10: not_in_books']);
    });

    it.each(['refused', 'failed'] as const)('is none that was %s: no money moved', async (kind) => {
      await pay();
      expect(await differing(alsoListed({ outcome: { kind, code: 'x', message: 'x' } }))).toEqual([]);
    });

    it('is one whose reference is of a payment, or an attempt, that we do not have', async () => {
      const { transactionId } = await pay();
      const strange = {
        transactionId: transactionIdOf(batchId('batch-elsewhere'), 1),
        attemptId: attemptIdOf(1, 0, 0),
      };
      const gone = { transactionId, attemptId: attemptIdOf(7, 0, 0) };
      expect(await differing(alsoListed({ ours: strange }, { ours: gone }))).toMatchObject([
        ['2026-03-10', 'not_in_books', 'not in the books', expect.stringContaining('batch-elsewhere.001')],
        ['2026-03-10', 'not_in_books', 'not in the books', expect.stringContaining('0007-0000-0000')],
      ]);
    });

    it('is a second one under the reference of one of ours, on the same day or long after', async () => {
      const payment = await pay();
      const ours = { transactionId: payment.transactionId, attemptId: attemptOf(payment) };
      const copy = { ours, amountMinor: 6_000n };
      expect(await kinds(alsoListed(copy))).toEqual(['2026-03-10: not_in_books']);
      world.clock.advance(5 * 24 * HOUR);
      const late = alsoListed({ ...copy, at: instant(new Date('2026-03-14T12:00:00Z')) });
      const days = { period: period('2026-03-14', '2026-03-15') };
      expect(await kinds(late, days)).toEqual(['2026-03-14: not_in_books']);
    });

    it('is nothing yet within the hour', async () => {
      await pay();
      const at = addSeconds(world.clock.now(), -3_500);
      expect(await differing(alsoListed({ at }))).toEqual([]);
      world.clock.advance(200);
      expect(await differing(alsoListed({ at }))).toHaveLength(1);
    });

    it('is found where no batch was made at all', async () => {
      world.clock.advance(2 * HOUR);
      expect((await reconcile(alsoListed({}))).days).toMatchObject([{ result: 'differs' }]);
      expect((await reconcile()).days).toMatchObject([{ result: 'agrees', sums: [] }]);
    });
  });

  describe('both sides, but otherwise', () => {
    /** A provider whose list is changed, and whose look-ups tell no amounts, so that the list decides. */
    const changed = (change: Partial<ListedPayment>) =>
      listing(
        (listed) => listed.map((one) => ({ ...one, ...change })),
        (mock) => ({
          lookUp: async (prepared, now) => {
            const { outcomes, complete } = await mock.lookUp(prepared, now);
            return { outcomes: outcomes.map(({ paidMinor: _, ...outcome }) => outcome), complete };
          },
        }),
      );

    it('is an amount, or a currency, that differs', async () => {
      await pay();
      expect(await differing(changed({ amountMinor: 6_100n }))).toMatchObject([
        ['batch', 'amount', 'COMPLETED, 60.00 USD', expect.stringContaining('listed as completed, 61.00 USD')],
      ]);
      expect(await differing(changed({ currency: currency('EUR') }))).toMatchObject([
        ['batch', 'amount', 'COMPLETED, 60.00 USD', expect.stringContaining('60.00 EUR')],
      ]);
      const { days } = await reconcile(changed({ amountMinor: 6_100n }));
      expect(days[0]?.sums).toMatchObject([{ ours: { paidMinor: 6_000n }, theirs: { paidMinor: 6_100n } }]);
    });

    it.each([
      ['paid_not_at_provider', 'ok', { kind: 'accepted', providerReference: 'x' }],
      ['paid_not_at_provider', 'ok', { kind: 'refused', code: 'removed', message: 'x' }],
      ['returned_not_in_books', 'ok', { kind: 'returned', providerReference: 'x', message: 'x' }],
      ['returned_not_at_provider', 'return', { kind: 'completed', providerReference: 'x' }],
    ] as const)('is a state that differs: %s, of a payee "%s"', async (kind, behaviour, outcome) => {
      await pay(behaviour);
      world.clock.advance(24 * HOUR);
      await sweep(world, world.context);
      expect(await kinds(changed({ outcome }))).toEqual([`batch: ${kind}`]);
    });

    it.each([
      ['paid_not_in_books', { kind: 'completed', providerReference: 'bank-0' }],
      ['underway_at_provider', { kind: 'accepted', providerReference: 'bank-0' }],
    ] as const)('is what we have given up and they have not: %s', async (kind, outcome) => {
      const payment = await pay('refuse');
      const ours = { transactionId: payment.transactionId, attemptId: attemptOf(payment) };
      expect(await differing(alsoListed({ ours, outcome, amountMinor: 6_000n }))).toMatchObject([
        ['batch', kind, 'FAILED, 60.00 USD', expect.stringContaining(`listed as ${outcome.kind}`)],
      ]);
    });

    it('is judged with its batch, and on the day of the list only if its batch was made in another period', async () => {
      world.clock.advance(11.5 * HOUR);
      await pay();
      const nextDay = { period: period('2026-03-11', '2026-03-12') };
      const afterMidnight = (change: Partial<ListedPayment>) =>
        listing((listed) => listed.map((one) => ({ ...one, at: nextDay.period.from, ...change })));
      expect(await differing(afterMidnight({}), nextDay)).toEqual([]);
      expect(await kinds(afterMidnight({ amountMinor: 1n }), nextDay)).toEqual(['2026-03-11: amount']);
      const both = { period: period('2026-03-10', '2026-03-12') };
      expect(await kinds(afterMidnight({ amountMinor: 1n }), both)).toEqual(['batch: amount']);
    });

    it('is not claimed while the batch is not finished', async () => {
      await affiliateWith(world, 'ann', '60.00', 'slow-9000');
      await startChunk(world);
      const [started] = world.executions.started;
      if (!started) throw new Error('nothing was started');
      await runAll(world);
      world.clock.advance(2 * HOUR);
      const done = listing((listed) =>
        listed.map((one) => ({ ...one, outcome: { kind: 'completed', providerReference: one.providerReference } })),
      );
      expect(await reconcile(done)).toMatchObject({
        batches: [{ result: 'not_finished' }],
        days: [
          { result: 'not_finished', differences: [], sums: [{ ours: { paidCount: 0 }, theirs: { paidCount: 1 } }] },
        ],
      });
    });

    it('is looked at once more: what is recorded in between is no difference', async () => {
      const payment = await pay();
      world.clock.advance(24 * HOUR);
      const key = mockBankKey(payment.transactionId, attemptOf(payment));
      // The money comes back once the third list is read. The sweep records that before the attempt is looked up.
      let asked = 0;
      const raced = withProvider(world, (mock) => ({
        listPayments: async (day) => {
          const listed = await mock.listPayments(day);
          asked += 1;
          if (asked === 3) {
            await world.table.put({ ...(await world.table.get(key)), comesBack: true });
            await sweep(world, world.context);
          }
          return listed;
        },
      }));
      const { batches, days } = await reconcile(raced);
      expect([...batches, ...days].flatMap(({ differences }) => differences)).toEqual([]);
    });
  });

  describe('page by page', () => {
    const WEEK = period('2026-03-08', '2026-03-15');

    it('goes through all batches and then all days that have begun, each once', async () => {
      await pay();
      await pay('ok', 'bob');
      world.clock.advance(24 * HOUR);
      const seen: unknown[] = [];
      let after: Awaited<ReturnType<typeof reconcile>>['next'];
      do {
        const { batches, days, next } = await reconcile(world, { period: WEEK, limit: 1, after });
        expect(batches.length + days.length).toBe(1);
        seen.push(...batches.map(({ batch }) => batch.batchNumber), ...days.map(({ day }) => day));
        after = next;
      } while (after);
      const days = ['2026-03-08', '2026-03-09', '2026-03-10', '2026-03-11'];
      expect(seen).toEqual(['BATCH-2026-000001', 'BATCH-2026-000002', ...days]);
    });

    it('asks for the list of a day once, for all batches and days of a page', async () => {
      await pay();
      await pay('ok', 'bob');
      const asked: string[] = [];
      const counted = withProvider(world, (mock) => ({
        listPayments: (day) => {
          asked.push(day.from.slice(0, 10));
          return mock.listPayments(day);
        },
      }));
      const { batches, days } = await reconcile(counted, { period: WEEK });
      expect([batches.length, days.length]).toEqual([2, 3]);
      expect(asked.toSorted()).toEqual(['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10', '2026-03-11']);
    });

    it('keeps to a period that begins and ends within a day, and to one currency', async () => {
      await pay();
      const foreign = alsoListed({}, { currency: currency('EUR') });
      const until = { period: { from: THAT_DAY.from, to: instant(new Date(NOON)) } };
      expect(await differing(foreign, until)).toEqual([]);
      const euros = await reconcile(foreign, { currency: currency('EUR') });
      expect(euros).toMatchObject({ batches: [], days: [{ sums: [{ currency: 'EUR' }], differences: [{}] }] });
    });

    it('goes on past a batch of a provider that is not paid through any more', async () => {
      await pay();
      const { providers } = world;
      const gone = { ...providers, names: [], get: () => providers.get('gone') };
      const { batches, next } = await reconcile({ ...world, providers: gone });
      expect(batches).toMatchObject([{ result: 'not_checked', differences: [] }]);
      expect(next).toBeUndefined();
    });

    it('asks every provider that there is', async () => {
      const { providers } = world;
      const two = { ...world, providers: { ...providers, names: ['mock', 'other'], get: () => providers.get('mock') } };
      const { days } = await reconcile(two, { period: period('2026-03-09', '2026-03-11') });
      expect(days.map(({ day, provider }) => `${day} ${provider}`)).toEqual([
        '2026-03-09 mock',
        '2026-03-09 other',
        '2026-03-10 mock',
        '2026-03-10 other',
      ]);
    });
  });
});
