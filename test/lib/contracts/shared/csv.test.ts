import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, numberColumn, textColumn } from '../../../../lib/contracts/shared/csv.ts';

type Row = { readonly text: string; readonly amount?: string };
const COLUMNS = [textColumn<Row>('text', ({ text }) => text), numberColumn<Row>('amount', ({ amount }) => amount)];
const csv = (...rows: Row[]) => csvText(COLUMNS, rows);

describe('CSV', () => {
  it('has a header line, commas and CRLF, and only quotes what needs it (RFC 4180)', () => {
    expect(csv({ text: 'plain', amount: '1.00' }, { text: 'a,b' }, { text: 'say "x"' }, { text: 'two\nlines' })).toBe(
      'text,amount\r\nplain,1.00\r\n"a,b",\r\n"say ""x""",\r\n"two\nlines",\r\n',
    );
    expect(csv()).toBe('text,amount\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
    'keeps a spreadsheet from taking %j for a formula',
    (text) => {
      const [, row] = parse(csv({ text }));
      expect(row?.[0]).toBe(`'${text}`);
    },
  );

  it('leaves a negative amount a number', () => {
    expect(csv({ text: 'x', amount: '-12.50' })).toBe('text,amount\r\nx,-12.50\r\n');
  });

  it('reads back as what was written, whatever people typed', () => {
    const text = fc.string({ unit: 'grapheme' }).map((given) => `x${given}`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const [, ...rows] = parse(csv(...texts.map((one) => ({ text: one, amount: '1' }))));
        expect(rows.map(([first]) => first)).toEqual(texts);
      }),
    );
  });

  it('never begins a text cell so that it could be a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', 'x', '"', ',') }), (text) => {
        const [, row] = parse(csv({ text, amount: '1' }));
        expect(row?.[0]).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
