import { describe, expect, it } from 'vitest';
import { idsOfFile } from '../../../console/src/pay/ids-of-file.ts';

const idsIn = (text: string) => idsOfFile(new TextEncoder().encode(text));

describe('the ids in a file', () => {
  it('are a list as it is, whatever stands between them', () => {
    expect(idsIn('ann\nbob\r\nzoe\n')).toBe('ann\nbob\nzoe');
    expect(idsIn('\ufeffann, bob; zoe')).toBe('ann, bob; zoe');
    expect(idsIn('ann,\nbob,\nzoe')).toBe('ann,\nbob,\nzoe');
    expect(idsIn('Affiliate id\nann\nbob')).toBe('ann\nbob');
  });

  it('are one column of a table, and nothing of the others', () => {
    expect(idsIn('Name;Partner-ID;Betrag\r\n"Lee; Ann";ann;1,50\r\n"Zoë ""Z""";zoe;2\r\n')).toBe('ann\nzoe');
    expect(idsIn('Affiliate id\tName\nann\tid\n')).toBe('ann');
  });

  it('are not looked for in a table that names no such column, or two', () => {
    const several = /several columns.*“Affiliate id”/;
    expect(() => idsIn('ann,Ann Lee\nbob,Bob')).toThrow(several);
    expect(() => idsIn('affiliate id,affiliate id\nann,bob')).toThrow(several);
  });

  it('leave nobody out without saying so', () => {
    expect(() => idsIn('Affiliate id,Name\nann,Ann\n,Bob\nzoe,Zoë')).toThrow('Line 3 has no affiliate id.');
  });

  it('are read in UTF-8 only', () => {
    expect(() => idsOfFile(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toThrow('UTF-16');
  });
});
