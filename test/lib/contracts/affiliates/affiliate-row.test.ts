import { describe, expect, it } from 'vitest';
import { affiliateRowSchema } from '../../../../lib/contracts/affiliates/affiliate-row.ts';
import { COUNTRY_CODES } from '../../../../lib/contracts/affiliates/country.ts';
import { judgeRow } from '../../../../lib/contracts/shared/row-verdicts.ts';

const ROW = {
  affiliateId: 'aff-1',
  fullName: 'Ada Lovelace',
  email: 'ada@example.com',
  country: 'GB',
  riseId: 'mock:ok:1',
};

const judge = (change: object) => judgeRow(affiliateRowSchema, { ...ROW, ...change });

describe('a row of an affiliate import', () => {
  it('is taken with and without a rise id', () => {
    expect(judge({})).toEqual({ row: ROW });
    expect(judge({ riseId: undefined })).toHaveProperty('row');
  });

  it.each([
    ['affiliateId', 'payable'],
    ['affiliateId', 'a/b'],
    ['fullName', ''],
    ['fullName', '   '],
    ['fullName', 'x'.repeat(201)],
    ['fullName', 'Ada\u0000'],
    ['fullName', 'Ada\nLovelace'],
    ['fullName', 'Ada \ud800'],
    ['email', 'ada'],
    ['email', 'ada@'],
    ['email', `${'a'.repeat(250)}@example.com`],
    ['country', 'gb'],
    ['country', 'GBR'],
    ['country', 'ZZ'],
    ['country', 'UK'],
    ['riseId', ''],
    ['riseId', 'mock ok'],
    ['riseId', null],
  ])('is invalid when %s is %j, and the verdict names the field', (field, value) => {
    expect(judge({ [field]: value })).toEqual({
      fault: { code: 'invalid_row', message: expect.stringMatching(new RegExp(`^${field}: `)) },
    });
  });

  it('keeps names of every script as they are', () => {
    for (const fullName of ["Seán O'Brien-Ó Súilleabháin", '山田 太郎', 'محمد', '👩‍🚀 Ripley']) {
      expect(judge({ fullName })).toMatchObject({ row: { fullName } });
    }
  });

  it('is taken with an address of any script, and with blanks around what people type', () => {
    const row = { fullName: ' Ann Lee\n', email: ' почта@пример.рф ' };
    expect(judge(row)).toMatchObject({ row: { fullName: 'Ann Lee', email: 'почта@пример.рф' } });
  });

  it('says which character nobody could see, and where', () => {
    expect(judge({ fullName: 'Ann \u202eeeL' })).toEqual({
      fault: { code: 'invalid_row', message: 'fullName: must not contain U+202E RIGHT-TO-LEFT OVERRIDE' },
    });
  });

  it('never repeats a wrong value: it may be somebody else’s secret', () => {
    expect(JSON.stringify(judge({ email: 'hunter2', fullName: '' }))).not.toContain('hunter2');
  });
});

describe('the country codes', () => {
  it('are the 249 of ISO 3166-1, each once and in order', () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect(COUNTRY_CODES).toEqual([...new Set(COUNTRY_CODES)].sort());
  });
});
