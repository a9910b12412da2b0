import { describe, expect, it } from 'vitest';
import { readCsv, textOf } from '../../../console/src/imports/read-csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const linesOf = (text: string, delimiter = '') => {
  const { header, rows } = readCsv(text, delimiter);
  return [header, ...rows].map(({ line, cells }) => [line, ...cells]);
};

describe('a CSV file', () => {
  it.each([
    ['commas', 'id,name\n1,Ann\n', ','],
    ['semicolons, with commas in cells', 'id;amount\r\n1;12,50\r\n2;13,00\r\n', ';'],
    ['tabs', 'id\tname\n1\tAnn\n', '\t'],
    ['bars', 'id|name\n1|Ann\n', '|'],
    ['one column', 'id\n1\n', ','],
  ])('with %s is read by what its first lines show', (_, text, delimiter) => {
    expect(readCsv(text, '').delimiter).toBe(delimiter);
  });

  it('is read by the separator that a person names', () => {
    expect(linesOf('a;b,c\n1;2,3\n', ',')).toEqual([
      [1, 'a;b', 'c'],
      [2, '1;2', '3'],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])(
    'counts lines as an editor does, over quoted breaks and empty lines, with %j',
    (end) => {
      const text = ['', 'id,name', '1,"Ann', 'Lee"', '', ',', '2,"Zoë ""Z"", Jr."', ''].join(end);
      expect(linesOf(text)).toEqual([
        [2, 'id', 'name'],
        [3, '1', 'Ann\nLee'],
        [7, '2', 'Zoë "Z", Jr.'],
      ]);
    },
  );

  it('counts lines although their ends differ', () => {
    expect(linesOf('id\r\n1\n2\r3\r\n').map(([line]) => line)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['id,name\n1,Ann\n2,"Bob\n3,Cid\n', 3],
    ['id,name\n1,"Ann" Lee\n2,"Bob"\n', 2],
  ])('whose quotes do not fit cannot be read, and says where: %j', (text, line) => {
    expect(() => readCsv(text, '')).toThrow(`opens on line ${line} `);
  });

  it.each(['', '\n\n', 'id,amount\n', 'id,amount\n,\n'])('without a row cannot be read: %j', (text) => {
    expect(() => readCsv(text, '')).toThrow(/at least one row/);
  });
});

describe('the text of a file', () => {
  it('is UTF-8, with a byte order mark or without', () => {
    expect(textOf(bytes('\ufeffid;nom\n1;Zoë\n'))).toBe('id;nom\n1;Zoë\n');
    expect(textOf(bytes('id\n1\n'))).toBe('id\n1\n');
  });

  it.each([
    ['Latin-1', [0x5a, 0x6f, 0xeb], /not in UTF-8/],
    ['UTF-16', [0xff, 0xfe, 0x69, 0], /in UTF-16/],
    ['a workbook', [0x50, 0x4b, 3, 4], /workbook/],
    ['something binary', [0x69, 0, 0x64], /not a text file/],
  ])('in %s is refused, and what to do is said', (_, content, words) => {
    expect(() => textOf(new Uint8Array(content))).toThrow(words);
  });
});
