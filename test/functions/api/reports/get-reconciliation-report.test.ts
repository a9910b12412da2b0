import '../../support/silent-log.ts';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { getReconciliationReportHandler } from '../../../../functions/api/reports/get-reconciliation-report.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';
import { apiEvent, LAMBDA_CONTEXT } from '../../support/api-event.ts';
import { invoke } from '../../support/invoke.ts';

describe('GET /reports/reconciliation', () => {
  let world: World;

  /** One payment is ours and theirs; another one is theirs alone. */
  beforeEach(async () => {
    world = await createWorld('2026-03-10T12:00:00.000Z');
    await affiliateWith(world, 'ann', '60.00');
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    world.clock.advance(7_200);
  });

  const handler = () => {
    const at = instant(new Date('2026-03-10T09:00:00Z'));
    const outcome = { kind: 'completed', providerReference: '=1+1' } as const;
    const foreign = { providerReference: '=1+1', currency: USD, amountMinor: 500n, at, outcome };
    const on = withProvider(world, (mock) => ({
      listPayments: async (period) => {
        const { payments, complete } = await mock.listPayments(period);
        return { payments: period.from <= at && at < period.to ? [...payments, foreign] : payments, complete };
      },
    }));
    return getReconciliationReportHandler({ ...on, cursors: new Cursors(new DynamoCursorSecret(world.table)) });
  };
  const DAY = { from: '2026-03-10', to: '2026-03-11' };
  const report = (query: Record<string, string> = {}) =>
    invoke(handler(), { queryStringParameters: { ...DAY, ...query } });

  it('has batches and days with their sums and differences, as the document says', async () => {
    const moved = { paidCount: 1, paidAmount: '60.00', returnedCount: 0, returnedAmount: '0.00' };
    expect((await report()).body).toMatchObject({
      batches: [{ result: 'agrees', provider: 'mock', ours: moved, theirs: moved, differences: [] }],
      days: [
        {
          provider: 'mock',
          day: '2026-03-10',
          result: 'differs',
          sums: [{ currency: 'USD', ours: moved, theirs: { paidCount: 2, paidAmount: '65.00' } }],
          differences: [
            {
              kind: 'not_in_books',
              providerReference: '=1+1',
              currency: 'USD',
              theirAmount: '5.00',
              ours: 'not in the books',
            },
          ],
        },
      ],
    });
  });

  it('has the same as CSV, a line each, and no text that a spreadsheet would run', async () => {
    const event = apiEvent({ queryStringParameters: { ...DAY, format: 'csv' } });
    const { statusCode, body } = await handler()(event, LAMBDA_CONTEXT);
    expect(statusCode).toBe(200);
    const rows: Record<string, string>[] = parse(body ?? '', { columns: true });
    expect(rows).toMatchObject([
      { batchNumber: 'BATCH-2026-000001', result: 'agrees', 'theirs.paidAmount': '60.00', difference: '', day: '' },
      { batchId: '', day: '2026-03-10', currency: 'USD', 'ours.paidAmount': '60.00', 'theirs.paidAmount': '65.00' },
      { day: '2026-03-10', difference: 'not_in_books', providerReference: "'=1+1", ourAmount: '', theirAmount: '5.00' },
    ]);
  });

  it('goes on from batches to days by its cursor, in the period of the first page', async () => {
    const first = await report({ limit: '1' });
    expect(first.body).toMatchObject({ batches: [{}], days: [], nextCursor: expect.any(String) });
    const second = await report({ limit: '1', cursor: first.body.nextCursor });
    expect(second.body).toMatchObject({ batches: [], days: [{ day: '2026-03-10' }] });
    expect(second.body.nextCursor).toBeUndefined();
  });
});
