import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareBooks } from '../../../../infra/local/demo/books.ts';
import { readCommissionFile } from '../../../../infra/local/demo/commission-file.ts';
import { faultTable, plannedRows } from '../../../../infra/local/demo/faults.ts';
import { withCommas } from '../../../../infra/local/demo/numbers.ts';
import type { Batch, Transaction } from '../../../../infra/local/demo/payout-client.ts';
import { rejections } from '../../../../infra/local/demo/steps.ts';
import { asTable } from '../../../../infra/local/demo/table.ts';
import { totalsTable } from '../../../../infra/local/demo/totals.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../../infra/local/demo/data/cdnow-sample.csv');

const paid = (id: string, amount = '60.00', status = 'COMPLETED'): Transaction => ({
  transactionId: id,
  affiliateId: `aff-${id}`,
  status,
  amount,
  currency: 'USD',
});
const moved = (reference: string, amountMinor = 6000n) => ({ reference, amountMinor, currency: 'USD' });

describe('the sample file', () => {
  it('holds the real purchases as they are', () => {
    const rows = readCommissionFile(SAMPLE);
    expect(rows).toHaveLength(6787);
    expect(new Set(rows.map(({ affiliateId }) => affiliateId)).size).toBe(2355);
    expect(rows.filter(({ amount }) => amount === '0.00')).toHaveLength(6);
  });
});

describe('a commissions file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commissions-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const path = join(folder, 'given.csv');
    writeFileSync(path, text);
    return readCommissionFile(path);
  };

  it('may have its columns in any order and others besides, and amounts stay text', () => {
    const rows = read(
      '\uFEFFamount,note,currency,approvedAt,affiliateId,commissionId\n0.10,"a, b",USD,2026-01-01T00:00:00Z,a,c\n',
    );
    expect(rows).toEqual([
      { commissionId: 'c', affiliateId: 'a', amount: '0.10', currency: 'USD', approvedAt: '2026-01-01T00:00:00Z' },
    ]);
  });

  it('says which column it lacks', () => {
    expect(() => read('commissionId,amount\n1,2\n')).toThrow('lacks the column affiliateId, currency, approvedAt');
  });

  it('says so when it is empty, not CSV, or not there', () => {
    expect(() => read('commissionId,affiliateId,amount,currency,approvedAt\n')).toThrow('has no rows');
    expect(() => read('a,b\n"unclosed')).toThrow('is not a CSV file');
    expect(() => readCommissionFile(join(folder, 'none.csv'))).toThrow('cannot be read');
  });
});

describe('the comparison of books', () => {
  it('finds them equal when each paid transaction moved once, whether or not it came back', () => {
    const ours = [paid('a'), paid('b', '60.00', 'RETURNED'), paid('c', '60.00', 'FAILED')];
    expect(compareBooks(ours, [moved('a'), moved('b')])).toEqual({ equal: true, differences: [] });
  });

  it.each([
    ['paid twice', [paid('a')], [moved('a'), moved('a')], 'moved money 2 times'],
    ['never paid', [paid('a')], [], 'moved money 0 times'],
    ['paid another amount', [paid('a')], [moved('a', 6001n)], 'another amount'],
    ['paid although cancelled', [paid('a', '60.00', 'CANCELLED')], [moved('a')], 'not paid in our books'],
  ])('names what was %s', (_, ours, banks, difference) => {
    const { equal, differences } = compareBooks(ours, banks);
    expect(equal).toBe(false);
    expect(differences.join()).toContain(difference);
  });
});

describe('the demo with faults', () => {
  const rows = readCommissionFile(SAMPLE);

  it('gives every fourth of 200 customers a bad behaviour, each kind to some', () => {
    const planned = plannedRows(rows, true);
    const customers = [...new Set(planned.rows.map(({ affiliateId }) => affiliateId))];
    const behaviours = customers.map(planned.behaviourOf).filter((behaviour) => behaviour !== 'ok');
    expect(customers).toHaveLength(200);
    expect(behaviours).toHaveLength(50);
    expect(new Set(behaviours).size).toBe(9);
  });

  it('leaves the file and the payees alone without them', () => {
    const planned = plannedRows(rows, false);
    expect(planned.rows).toBe(rows);
    expect(planned.behaviourOf('aff-00010')).toBe('ok');
  });

  it('tells what became of the payments of each kind', () => {
    const failure = { message: 'The bank refuses this payee' };
    const table = faultTable([paid('a'), paid('b'), { ...paid('c', '1.00', 'FAILED'), failure }], (id) =>
      id === 'aff-c' ? 'refuse' : 'ok',
    );
    expect(table).toEqual([
      { payee: 'ok', payments: 2, 'became of them': '2 COMPLETED', why: '' },
      { payee: 'refuse', payments: 1, 'became of them': '1 FAILED', why: failure.message },
    ]);
    expect(asTable(table)).toContain('1 FAILED');
  });
});

describe('the figures of the demo', () => {
  it('are grouped by thousands without touching a digit', () => {
    expect(['0', '999', '1085', '209732.38', '1234567.891'].map(withCommas)).toEqual([
      '0',
      '999',
      '1,085',
      '209,732.38',
      '1,234,567.891',
    ]);
  });

  it('add up what was paid, currency by currency', () => {
    const counts = { completed: 2, failed: 1, cancelled: 1, returned: 0 };
    const batch: Batch = { batchId: 'b', status: 'FAILED', currency: 'USD', paymentCount: 4, totalAmount: '4', counts };
    expect(totalsTable([batch], [paid('a', '0.10'), paid('b', '0.20'), paid('c', '9.00', 'FAILED')])).toEqual([
      {
        currency: 'USD',
        batches: '1',
        payments: '4',
        paid: '2',
        failed: '2',
        returned: '0',
        'amount paid': '0.30 USD',
      },
    ]);
  });

  it('name rejections by their code, most frequent first', () => {
    const rejected = (code: string, message: string) => ({ status: 'rejected' as const, code, message });
    const verdicts = [{ status: 'accepted' as const }, rejected('a', '1'), rejected('b', '2'), rejected('b', '3')];
    expect(rejections(verdicts)).toEqual([
      { code: 'b', count: 2, message: '2' },
      { code: 'a', count: 1, message: '1' },
    ]);
  });
});
