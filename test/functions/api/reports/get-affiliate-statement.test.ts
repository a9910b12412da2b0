import '../../support/silent-log.ts';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { getAffiliateStatementHandler } from '../../../../functions/api/reports/get-affiliate-statement.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import { getAffiliateStatementEndpoint } from '../../../../lib/contracts/reports/affiliate-statement.ts';
import { commissionId } from '../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import {
  accrue,
  affiliateWith,
  createAll,
  createWorld,
  onlyPayment,
  runAll,
  type World,
} from '../../../support/world.ts';
import { invoke } from '../../support/invoke.ts';
import { invokeForText } from '../../support/text-answer.ts';

const DAY = 86_400;

describe('GET /reports/affiliates/{affiliateId}', () => {
  let world: World;
  let transactionId: string;
  const handler = () =>
    getAffiliateStatementHandler({ ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) });
  const parts = (query: Record<string, string>, affiliateId = 'ann') => ({
    pathParameters: { affiliateId },
    queryStringParameters: query,
  });
  const get = (query: Record<string, string> = {}, affiliateId?: string) =>
    invoke(handler(), parts(query, affiliateId));
  const YEAR = { from: '2026-03-01', to: '2026-04-01' };

  beforeAll(async () => {
    world = await createWorld('2026-03-01T12:00:00.000Z');
    await affiliateWith(world, 'ann', '60.00');
    await accrue(world, 'ann', 'second', '40.00');
    world.clock.advance(DAY);
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    ({ transactionId } = await onlyPayment(world, batch.batchId));
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    world.clock.advance(DAY);
    await reverseCommission(world, world.context, commissionId('second'), '=HYPERLINK("x"), says Bob');
    await accrue(world, 'ann', 'third', '10.00');
  });

  it('shows every entry and payment between the balance before and the balance after', async () => {
    const { status, body } = await get(YEAR);
    expect(status).toBe(200);
    expect(getAffiliateStatementEndpoint.answer.parse(body)).toEqual(body);
    expect(body.statement).toMatchObject({
      affiliateId: 'ann',
      currency: 'USD',
      openingBalance: '0.00',
      closingBalance: '-30.00',
      agrees: true,
    });
    expect(body.lines).toMatchObject([
      { kind: 'COMMISSION', amount: '60.00', balance: '60.00', commissionId: 'c-ann-1', coveredBy: transactionId },
      { kind: 'COMMISSION', amount: '40.00', balance: '100.00', commissionId: 'second', coveredBy: transactionId },
      {
        kind: 'PAYMENT',
        amount: '-100.00',
        balance: '0.00',
        transactionId,
        status: 'COMPLETED',
        coversFromSeq: 1,
        coversToSeq: 2,
        commissionCount: 2,
        commissionIds: ['c-ann-1', 'second'],
      },
      { kind: 'REVERSAL', amount: '-40.00', balance: '-40.00', commissionId: 'second' },
      { kind: 'COMMISSION', amount: '10.00', balance: '-30.00', commissionId: 'third' },
    ]);
  });

  it('of one day begins with what the day before ended with', async () => {
    const { body } = await get({ from: '2026-03-02', to: '2026-03-03' });
    expect(body.statement).toMatchObject({ openingBalance: '100.00', closingBalance: '0.00' });
    expect(body.lines.map(({ kind }: { kind: string }) => kind)).toEqual(['PAYMENT']);
  });

  it('comes in pages that all show the moment of the first', async () => {
    const pages = [];
    let cursor: string | undefined;
    do {
      const { body } = await get({ ...YEAR, limit: '2', ...(cursor && { cursor }) });
      pages.push(body);
      cursor = body.nextCursor;
      if (pages.length === 1) await accrue(world, 'ann', 'meanwhile', '5.00');
    } while (cursor);
    expect(pages.map(({ lines }) => lines.length)).toEqual([2, 2, 1]);
    for (const { statement } of pages) expect(statement).toEqual(pages[0].statement);
    expect(pages.at(-1).lines.at(-1).balance).toBe(pages[0].statement.closingBalance);
    expect((await get(YEAR)).body.statement.closingBalance).toBe('-25.00');
  });

  it('is a CSV file with both balances, in which what people typed is no formula', async () => {
    const { headers, body } = await invokeForText(handler(), parts({ ...YEAR, format: 'csv' }));
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="statement-ann-USD.csv"');
    expect(headers.link).toBeUndefined();
    const rows: Record<string, string>[] = parse(body, { columns: true });
    expect(rows.map(({ kind, amount, balance }) => [kind, amount, balance])).toEqual([
      ['OPENING_BALANCE', '', '0.00'],
      ['COMMISSION', '60.00', '60.00'],
      ['COMMISSION', '40.00', '100.00'],
      ['PAYMENT', '-100.00', '0.00'],
      ['REVERSAL', '-40.00', '-40.00'],
      ['COMMISSION', '10.00', '-30.00'],
      ['COMMISSION', '5.00', '-25.00'],
      ['CLOSING_BALANCE', '', '-25.00'],
    ]);
    expect(rows[4]).toMatchObject({ reason: `'=HYPERLINK("x"), says Bob` });
  });

  it('as CSV says in the Link header where the next lines are', async () => {
    const rows: Record<string, string>[] = [];
    let query: Record<string, string> = { ...YEAR, format: 'csv', limit: '4' };
    for (let pages = 0; pages < 2; pages += 1) {
      const { headers, body } = await invokeForText(handler(), parts(query));
      rows.push(...parse<Record<string, string>>(body, { columns: true }));
      const next = /^<(\/api\/disbursement\/reports\/affiliates\/ann\?.+)>; rel="next"$/.exec(
        String(headers.link),
      )?.[1];
      expect(next === undefined).toBe(pages === 1);
      query = Object.fromEntries(new URL(next ?? '/', 'http://x').searchParams);
    }
    expect(rows.map(({ kind }) => kind)).toEqual([
      'OPENING_BALANCE',
      ...['COMMISSION', 'COMMISSION', 'PAYMENT', 'REVERSAL', 'COMMISSION', 'COMMISSION'],
      'CLOSING_BALANCE',
    ]);
  });

  it('of a currency in which nothing was ever owed is empty, and 0.00', async () => {
    const { body } = await get({ ...YEAR, currency: 'JPY' });
    expect(body).toMatchObject({ statement: { openingBalance: '0', closingBalance: '0', agrees: true }, lines: [] });
  });

  it('of an unknown affiliate is not found', async () => {
    expect(await get({}, 'nobody')).toMatchObject({ status: 404, body: { code: 'affiliate_not_found' } });
  });

  it('says so when the payments do not add up to what the balance says is settled', async () => {
    const other = await createWorld();
    await affiliateWith(other, 'ann', '60.00');
    const [batch] = (await createAll(other)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(other, other.context, batch.batchId);
    await runAll(other);
    const payment = await onlyPayment(other, batch.batchId);
    const key = { PK: `BATCH#${payment.batchId}`, SK: `TXN#${payment.transactionId}` };
    await other.table.put({ ...(await other.table.get(key)), amountMinor: 6_001n });
    const tampered = getAffiliateStatementHandler({
      ...other,
      cursors: new Cursors(new DynamoCursorSecret(other.table)),
    });
    expect((await invoke(tampered, parts(YEAR))).body.statement.agrees).toBe(false);
  });

  it.each([
    [{ from: '2026-02-29' }, 'query.from'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'query.from'],
    [{ to: 'tomorrow' }, 'query.to'],
    [{ limit: '0' }, 'query.limit'],
    [{ limit: '101' }, 'query.limit'],
    [{ limit: '2001', format: 'csv' }, 'query.limit'],
    [{ limit: '1e1' }, 'query.limit'],
    [{ cursor: 'x.y' }, 'query.cursor'],
    [{ format: 'pdf' }, 'query.format'],
    [{ currency: 'usd' }, 'query.currency'],
    [{ groupBy: 'day' }, 'query.groupBy'],
  ])('refuses %o, naming the field', async (query, field) => {
    const { status, body } = await get(query);
    const fields = body.errors.map((one: { field: string }) => one.field);
    expect({ status, fields }).toEqual({ status: 422, fields: [field] });
  });

  it('takes a cursor only for the statement that it was given out for', async () => {
    const { nextCursor } = (await get({ ...YEAR, limit: '1' })).body;
    expect((await get({ ...YEAR, limit: '1', cursor: nextCursor })).status).toBe(200);
    for (const other of [{ from: '2026-03-01' }, { ...YEAR, currency: 'EUR' }]) {
      expect((await get({ ...other, cursor: nextCursor })).body.code).toBe('invalid_cursor');
    }
  });
});
