import '../../support/silent-log.ts';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { getSummaryReportHandler } from '../../../../functions/api/reports/get-summary-report.ts';
import { getSummaryReportEndpoint } from '../../../../lib/contracts/reports/summary-report.ts';
import { affiliateWith, createAll, createWorld, type World } from '../../../support/world.ts';
import { invoke } from '../../support/invoke.ts';
import { invokeForText } from '../../support/text-answer.ts';

describe('GET /reports/summary', () => {
  let world: World;
  const get = (queryStringParameters: Record<string, string> = {}) =>
    invoke(getSummaryReportHandler(world), { queryStringParameters });

  beforeAll(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'ben', '70.50');
    await createAll(world);
  });

  it('answers with totals and rows, as its contract says', async () => {
    const { status, body } = await get({ from: '2026-03-01', to: '2026-03-02' });
    expect(status).toBe(200);
    expect(getSummaryReportEndpoint.answer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-02T00:00:00.000Z',
      totals: [{ currency: 'USD', batches: { total: 1, pending: 1 }, pending: { count: 2, amount: '130.50' } }],
      rows: [{ period: '2026-03-01', payments: { count: 2, amount: '130.50' }, paid: { count: 0, amount: '0.00' } }],
    });
    expect(body.totals[0].successRate).toBeUndefined();
  });

  it('answers with the same rows as a CSV file', async () => {
    const query = { queryStringParameters: { from: '2026-03-01', to: '2026-03-02', format: 'csv' } };
    const { status, headers, body } = await invokeForText(getSummaryReportHandler(world), query);
    expect({ status, headers }).toEqual({
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="payouts-2026-03-01-2026-03-02.csv"',
        'cache-control': 'no-store',
      },
    });
    expect(parse(body, { columns: true })).toMatchObject([
      {
        period: '2026-03-01',
        currency: 'USD',
        batches: '1',
        batchesPending: '1',
        paymentsCount: '2',
        pendingAmount: '130.50',
        successRate: '',
      },
    ]);
  });

  it.each([
    ['a day that does not exist', { from: '2026-02-30' }, 'query.from'],
    ['a time of day that does not exist', { to: '2026-02-28T25:00:00Z' }, 'query.to'],
    ['a time without its zone', { from: '2026-02-28T00:00:00' }, 'query.from'],
    ['two days at once', { from: '2026-03-01,2026-03-02' }, 'query.from'],
    ['no day at all', { from: '' }, 'query.from'],
    ['an end before the beginning', { from: '2026-03-02', to: '2026-03-01' }, 'query.from'],
    ['an end at the beginning', { from: '2026-03-01', to: '2026-03-01' }, 'query.from'],
    ['more than 366 days', { from: '2026-03-01', to: '2027-03-03' }, 'query.from'],
    ['a beginning after today, without an end', { from: '2999-01-01' }, 'query.from'],
    ['an unknown currency', { currency: 'XXX' }, 'query.currency'],
    ['an unknown format', { format: 'xlsx' }, 'query.format'],
    ['an unknown grouping', { groupBy: 'week' }, 'query.groupBy'],
    ['an unknown parameter', { until: '2026-03-01' }, 'query.until'],
  ])('refuses %s, naming the field', async (_, query, field) => {
    const { status, body } = await get(query);
    expect({ status, code: body.code, fields: body.errors.map((one: { field: string }) => one.field) }).toEqual({
      status: 422,
      code: 'invalid_request',
      fields: [field],
    });
  });
});
