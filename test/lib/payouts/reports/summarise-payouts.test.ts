import { beforeEach, describe, expect, it } from 'vitest';
import { amountByStatus } from '../../../../lib/domain/batches/batch.ts';
import { type Currency, currency } from '../../../../lib/domain/shared/currency.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { type SummaryRequest, summarisePayouts } from '../../../../lib/payouts/reports/summarise-payouts.ts';
import { toBatchItem } from '../../../../lib/store/batches/batch-item.ts';
import { aBatch, aPayment } from '../../../support/domain.ts';
import { affiliateWith, createAll, createWorld, overriding, runAll, USD, type World } from '../../../support/world.ts';

const at = (text: string) => instant(new Date(text));
const MARCH = { from: at('2026-03-01'), to: at('2026-04-01') };

describe('the summary of payouts', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const summarise = (request: Partial<SummaryRequest> = {}) =>
    summarisePayouts(world, world.context, { period: MARCH, groupBy: 'day', ...request });
  const made = (id: string, createdAt: string, code: Currency = USD) =>
    world.table.put(
      toBatchItem(
        aBatch({ batchId: batchId(id), batchNumber: id, status: 'PENDING', currency: code, createdAt: at(createdAt) }, [
          aPayment({ batchId: batchId(id) }),
        ]),
      ),
    );

  it('says of every payment what became of it, in agreement with the payments themselves', async () => {
    const behaviours = ['ok', 'refuse', 'flaky-9', 'timeout-paid', 'slow-900', 'return'];
    for (const behaviour of behaviours) await affiliateWith(world, behaviour, '60.00', behaviour);
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    const { totals, rows } = await summarise();
    const payments = await world.payments.ofBatch(batch.batchId);
    expect(totals).toMatchObject([
      {
        currency: 'USD',
        batches: { SETTLING: 1, PENDING: 0 },
        counts: { COMPLETED: 2, RETURNED: 1, FAILED: 1, CANCELLED: 1, PROCESSING: 1, PENDING: 0 },
        decided: 5,
        paid: 2,
      },
    ]);
    expect(totals[0]?.amounts).toEqual(amountByStatus(payments));
    expect(rows).toEqual(totals.map((total) => ({ ...total, period: '2026-03-01' })));
  });

  it('puts a batch into the day on which it was made: from the beginning of the period to before its end', async () => {
    await made('before', '2026-02-28T23:59:59.999Z');
    await made('first', '2026-03-01T00:00:00.000Z');
    await made('second', '2026-03-01T23:59:59.999Z');
    await made('last', '2026-03-31T23:59:59.999Z');
    await made('after', '2026-04-01T00:00:00.000Z');
    const { totals, rows } = await summarise();
    expect(totals).toMatchObject([{ batches: { PENDING: 3 } }]);
    expect(rows.map(({ period, batches }) => [period, batches.PENDING])).toEqual([
      ['2026-03-01', 2],
      ['2026-03-31', 1],
    ]);
    expect((await summarise({ groupBy: 'month' })).rows).toMatchObject([
      { period: '2026-03', batches: { PENDING: 3 } },
    ]);
  });

  it('has each currency by itself, or only the one asked for', async () => {
    await made('yen', '2026-03-02T00:00:00.000Z', currency('JPY'));
    await made('dollar', '2026-03-02T00:00:00.000Z');
    expect((await summarise()).rows.map((row) => row.currency)).toEqual(['JPY', 'USD']);
    expect((await summarise({ currency: USD })).totals).toMatchObject([{ currency: 'USD', batches: { PENDING: 1 } }]);
  });

  it('leaves out drafts, which nobody was shown', async () => {
    const { batchNumber: _, ...draft } = aBatch({ createdAt: at('2026-03-02') }, [aPayment()]);
    await world.table.put(toBatchItem(draft));
    expect(await summarise()).toMatchObject({ totals: [], rows: [] });
  });

  it('of more batches than one request may read is refused, and says what to do', async () => {
    const batch = aBatch({ status: 'PENDING' }, [aPayment()]);
    const batches = overriding(world.batches, {
      async *sumsBetween() {
        for (let n = 0; n <= 60_000; n += 1) yield batch;
      },
    });
    const request = { period: MARCH, groupBy: 'day' } as const;
    const report = summarisePayouts({ batches }, world.context, request);
    await expect(report).rejects.toMatchObject({ refused: { code: 'report_too_large', what: 'batches' } });
  });
});
