import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { approveBatch } from '../../../../lib/payouts/batches/approve-batch.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { importCommissions } from '../../../../lib/payouts/commissions/import-commissions.ts';
import { scheduledBatchId } from '../../../../lib/payouts/schedules/batches-of-page.ts';
import { findPayableCurrencies } from '../../../../lib/payouts/schedules/find-payable-currencies.ts';
import { makeScheduledBatches } from '../../../../lib/payouts/schedules/make-scheduled-batches.ts';
import { queueScheduledBatches } from '../../../../lib/payouts/schedules/queue-scheduled-batches.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import { runScheduled, switchPayoutSchedule, TONIGHT } from '../../../support/scheduled-run.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  overriding,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const idOf = (page: number, nth: number) => scheduledBatchId({ scheduledTime: TONIGHT, currency: USD, page }, nth);
const [EUR, JPY] = [currency('EUR'), currency('JPY')];

/** The daily run as a whole. Its steps one by one, and what may come between them, are in the races beside this file. */
describe('a scheduled run', () => {
  let world: World;

  beforeEach(async () => {
    // Looking at every currency there is takes a second.
    world = withProvider(await createWorld(), ({ limits }) => ({
      limits: { ...limits, currencies: new Set([EUR, JPY, USD]) },
    }));
    await switchPayoutSchedule(world, true);
  });

  const batches = async () => (await world.batches.list({}, { limit: 100 })).items;

  async function accrueIn(code: typeof EUR | typeof JPY, id: string, minor: bigint) {
    const amount = money(code, minor);
    const row = { commissionId: commissionId(`c-${id}-${code}`), affiliateId: affiliateId(id), amount };
    await importCommissions(world, world.context, [{ ...row, approvedAt: world.clock.now() }]);
  }

  it('pays everybody who can be paid, in every currency, and nobody else', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'small', '49.99');
    await affiliateWith(world, 'unverified', '60.00', 'unverified');
    await accrueIn(EUR, 'ann', 100n);
    await accrueIn(JPY, 'small', 7n);
    await runScheduled(world);
    await runAll(world);
    const paid = (await movements(world)).map(({ payee, amountMinor, currency: code }) => [payee, amountMinor, code]);
    expect(paid.sort()).toEqual([
      ['mock:ok:ann', 100n, 'EUR'],
      ['mock:ok:ann', 6_000n, 'USD'],
      ['mock:ok:small', 7n, 'JPY'],
    ]);
    expect((await balanceOf(world, 'small')).open).toBeUndefined();
  });

  it('makes batches in the name of the schedule; their audit entries say for which time it fired', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await runScheduled(world);
    expect(await batches()).toMatchObject([
      {
        batchId: idOf(0, 1),
        status: 'QUEUED',
        createdBy: 'payout-schedule',
        scheduledTime: TONIGHT,
      },
    ]);
    const entries = (await auditEntries(world)).filter(({ PK }) => String(PK).startsWith('BATCH#'));
    expect(entries.map(({ action }) => action)).toEqual([
      'batch.claimed',
      'batch.created',
      'batch.queued',
      'batch.run_started',
    ]);
    for (const { actor, details } of entries) {
      expect(actor).toEqual({ type: 'system', name: 'payout-schedule' });
      expect(details).toMatchObject({ scheduledTime: TONIGHT });
    }
  });

  it('goes on page by page, each affiliate once, and only full batches but for the last of each page', async () => {
    const ids = await affiliatesWith(world, 260);
    expect(await runScheduled(world, TONIGHT, 120)).toBe(3);
    const made = await batches();
    expect(new Map(made.map(({ batchId, paymentCount }) => [batchId, paymentCount]))).toEqual(
      new Map([
        [idOf(0, 1), 100],
        [idOf(0, 2), 20],
        [idOf(1, 1), 100],
        [idOf(1, 2), 20],
        [idOf(2, 1), 20],
      ]),
    );
    const payments = (await Promise.all(made.map(({ batchId }) => world.payments.ofBatch(batchId)))).flat();
    expect(payments.map((payment) => String(payment.affiliateId)).sort()).toEqual(ids);
  });

  it('does not look again at whom the page before has paid: the next one goes on where it stopped', async () => {
    const ids = await affiliatesWith(world, 12);
    const looked: string[] = [];
    const ledger = overriding(world.ledger, {
      find(asked, code) {
        looked.push(...asked);
        return world.ledger.find(asked, code);
      },
    });
    expect(await runScheduled({ ...world, ledger }, TONIGHT, 4)).toBe(3);
    const first = (await world.payments.ofBatch(idOf(0, 1))).map(({ affiliateId: id }) => String(id));
    expect(looked.filter((id) => first.includes(id)).sort()).toEqual(ids.filter((id) => first.includes(id)));
  });

  it('is content when nothing is payable, and then writes nothing', async () => {
    await affiliateWith(world, 'small', '49.99');
    const before = await allItems(world);
    await runScheduled(world);
    expect(await allItems(world)).toEqual(before);
  });

  it('pays the next night what was accrued since', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await runScheduled(world);
    await runAll(world);
    await accrue(world, 'ann', 'later', '70.00');
    await runScheduled(world, addSeconds(TONIGHT, 86_400));
    await runAll(world);
    expect((await movements(world)).map(({ amountMinor }) => amountMinor)).toEqual([6_000n, 7_000n]);
  });

  it('leaves alone what an admin cancels before it is queued', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const page = { scheduledTime: TONIGHT, currency: USD, page: 0 };
    await makeScheduledBatches(world, world.context, page);
    const [made] = await batches();
    if (!made) throw new Error('no batch was made');
    await cancelBatch(world, world.context, made.batchId);
    await queueScheduledBatches(world, world.context, page);
    expect(await batches()).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('waits for a second person where one is needed; the sweep queues what was approved since', async () => {
    await affiliatesWith(world, 2);
    await changeSettings(world, world.context, { approval: { mode: 'always' } });
    await runScheduled(world, TONIGHT, 1);
    expect(await batches()).toMatchObject(Array(2).fill({ status: 'PENDING', approvalWanted: true }));
    await approveBatch(world, world.context, idOf(1, 1), {});
    await sweep(world, world.context);
    const statusOf = async (page: number) => (await world.batches.find(idOf(page, 1)))?.status;
    expect([await statusOf(0), await statusOf(1)]).toEqual(['PENDING', 'QUEUED']);
  });

  it('does not queue what an admin made', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await createAll(world);
    await runScheduled(world);
    expect(await batches()).toMatchObject([{ status: 'PENDING', createdBy: 'admin' }]);
  });
});

describe('the currencies of a scheduled run', () => {
  it('are those in which somebody has an unsettled balance', async () => {
    const world = await createWorld();
    expect(await findPayableCurrencies(world)).toEqual([]);
    await affiliateWith(world, 'ann', '60.00');
    await createAll(world);
    expect(await findPayableCurrencies(world)).toEqual(['USD']);
  });

  it('are only those that the provider can pay', async () => {
    const world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    const yenOnly = withProvider(world, ({ limits }) => ({ limits: { ...limits, currencies: new Set([JPY]) } }));
    expect(await findPayableCurrencies(yenOnly)).toEqual([]);
  });
});
