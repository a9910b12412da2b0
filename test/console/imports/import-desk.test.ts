import { describe, expect, it } from 'vitest';
import { ImportDesk } from '../../../console/src/imports/import-desk.ts';
import { readCsv } from '../../../console/src/imports/read-csv.ts';
import { COMMISSIONS, NOW } from './support/files.ts';

const SETTINGS = {
  ...COMMISSIONS,
  columns: { commissionId: 'id', affiliateId: 'who', amount: 'sum', currency: 'cur', approvedAt: 'at' },
};
const FILE = new TextEncoder().encode(
  [
    'id;who;sum;cur;at;note',
    'c-1;ann;5.00;EUR;2026-10-31T00:00:00Z;"=HYPERLINK(""x"")"',
    'c-2;ann;x;EUR;2026-10-31T00:00:00Z;"a;b"',
    'c-3;bob;7.25;EUR;2026-10-31T00:00:00Z;@me',
    '',
  ].join('\r\n'),
);

const opened = () => {
  const desk = new ImportDesk();
  desk.check('one', FILE, SETTINGS, NOW);
  return desk;
};

describe('the desk that reads a file', () => {
  it('shows what is in it before anything is said about it', () => {
    expect(new ImportDesk().look('one', FILE, '')).toMatchObject({
      delimiter: ';',
      columns: ['id', 'who', 'sum', 'cur', 'at', 'note'],
      rows: 3,
      namedTwice: [],
    });
    expect(new ImportDesk().look('two', new Uint8Array([0xff]), '')).toEqual({
      unreadable: expect.stringContaining('UTF-8'),
    });
  });

  it('says how far it is while it judges many rows', () => {
    const row = (nth: number) => `c-${nth};ann;5.00;EUR;2026-10-31T00:00:00Z;`;
    const lines = Array.from({ length: 2_500 }, (_, nth) => row(nth));
    const bytes = new TextEncoder().encode(['id;who;sum;cur;at;note', ...lines].join('\n'));
    const told: number[] = [];
    const { good } = new ImportDesk().check('many', bytes, SETTINGS, NOW, (judged) => told.push(judged));
    expect(good).toBe(2_500);
    expect(told).toEqual([0, 1_000, 2_000]);
  });

  it('gives the good rows in parts, and their sum without those that were refused', () => {
    const desk = opened();
    expect(desk.bodies(1, 1).map(({ commissionId }) => commissionId)).toEqual(['c-3']);
    expect(desk.sumsWithout([])).toEqual([{ currency: 'EUR', amount: '12.25', rows: 2 }]);
    expect(desk.sumsWithout([{ row: 1, reason: 'no' }])).toEqual([{ currency: 'EUR', amount: '5.00', rows: 1 }]);
  });

  it('gives rejected rows as they stood, with line and reason, and without a formula', () => {
    const csv = opened().rejected([{ row: 1, reason: 'affiliateId: there is no such affiliate' }]);
    expect(csv.startsWith('\ufeff')).toBe(true);
    const { header, rows } = readCsv(csv.slice(1), '');
    expect(header.cells).toEqual(['id', 'who', 'sum', 'cur', 'at', 'note', 'line', 'reason']);
    expect(rows.map(({ cells }) => [cells[0], cells[5], cells[6]])).toEqual([
      ['c-2', 'a;b', '3'],
      ['c-3', "'@me", '4'],
    ]);
    expect(rows[1]?.cells[7]).toBe('affiliateId: there is no such affiliate');
  });
});
