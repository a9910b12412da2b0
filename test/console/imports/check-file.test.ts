import { describe, expect, it } from 'vitest';
import { checked, faultsIn } from './support/files.ts';

const HEAD = 'commissionId;affiliateId;amount;currency;approvedAt\n';
const commission = (id: string, amount: string, more: { currency?: string; affiliate?: string; at?: string } = {}) =>
  `${id};${more.affiliate ?? 'ann'};${amount};${more.currency ?? 'EUR'};${more.at ?? '2026-10-31T00:00:00Z'}\n`;

describe('the dry run of commissions', () => {
  it('sums up each currency exactly, and counts affiliates', () => {
    const file = checked(
      HEAD +
        commission('c-1', '1.234.567.890,10') +
        commission('c-2', '0,20') +
        commission('c-3', '500', { currency: 'JPY', affiliate: 'bob' }),
      { decimal: 'comma', thousands: 'point' },
    );
    expect(faultsIn(file)).toEqual([]);
    expect(file.sums).toEqual([
      { currency: 'EUR', amount: '1234567890.30', rows: 2 },
      { currency: 'JPY', amount: '500', rows: 1 },
    ]);
    expect(file.affiliates).toBe(2);
    expect(file.good[2]?.body).toEqual({
      commissionId: 'c-3',
      affiliateId: 'bob',
      amount: '500',
      currency: 'JPY',
      approvedAt: '2026-10-31T00:00:00Z',
    });
  });

  it('names each fault with its line, field and value, and what to do', () => {
    const file = checked(
      HEAD +
        commission('c 1', '12.5') +
        commission('c-2', '12,5') +
        commission('c-3', '12.505') +
        commission('c-4', '0') +
        commission('c-5', '1', { currency: 'Euro' }) +
        commission('c-6', '-1', { at: '31.10.2026' }) +
        commission('c-7', '1', { at: '2026-11-25T00:00:00Z' }) +
        commission('', '1') +
        'c-9;ann;1;EUR;2026-10-31T00:00:00Z;x\n' +
        'c-10;ann\n',
    );
    expect(faultsIn(file)).toEqual([
      '2: Commission id “c 1” must be 1 to 128 letters, digits or . _ : - and begin with a letter or digit',
      '3: Amount “12,5” is not a number with a decimal point, without thousands separators; correct the cell, or the number format',
      '4: Amount “12.505” has more decimals than its currency; nothing is rounded',
      '5: Amount “0” must not be zero',
      '6: Currency “Euro” must be an ISO 4217 currency code, such as USD',
      '7: Approved at “31.10.2026” is not a day or time such as 2026-10-31; correct it, or the format',
      '8: Approved at “2026-11-25T00:00:00Z” must not be more than a day in the future',
      '9: Commission id is empty; fill it in, or leave the row out',
      '10: The row has 6 cells, and the header 5: put cells with a separator in them into quotes',
      '11: Amount is empty; fill it in, or leave the row out; Currency is empty; fill it in, or leave the row out; Approved at is empty; fill it in, or leave the row out',
    ]);
    expect(file.good).toEqual([]);
  });

  it('takes no currency for granted, except one that the person names', () => {
    const text = 'commissionId,affiliateId,amount,approvedAt\nc-1,ann,5,2026-10-31T00:00:00Z\n';
    expect(faultsIn(checked(text))).toEqual(['2: Currency is empty; fill it in, or leave the row out']);
    expect(checked(text, { sameForAll: { currency: 'CHF' } }).sums).toEqual([
      { currency: 'CHF', amount: '5.00', rows: 1 },
    ]);
  });

  it('takes the first of rows that say the same, and none of rows that say different things under one id', () => {
    const file = checked(
      HEAD +
        commission('c-1', '5') +
        commission('c-1', '5') +
        commission('c-2', '5') +
        commission('c-2', '50') +
        commission('c-3', '5') +
        commission('c-3', 'five'),
    );
    expect(file.good.map(({ line }) => line)).toEqual([2]);
    expect(faultsIn(file).map((fault) => fault.replace(/; keep.*|; nothing.*/, ''))).toEqual([
      '3: Commission id “c-1” is on line 2 already, with the same content',
      '4: Commission id “c-2” is on line 5 as well, with other content',
      '5: Commission id “c-2” is on line 4 as well, with other content',
      '6: Commission id “c-3” is on line 7 as well, with other content',
      '7: Amount “five” is not a number with a decimal point, without thousands separators; correct the cell, or the number format; Commission id “c-3” is on line 6 as well, with other content',
    ]);
  });
});

describe('the dry run of affiliates', () => {
  const affiliates = (text: string) =>
    checked(`affiliateId,fullName,email,country,riseId\n${text}`, { kind: 'affiliates' });

  it('takes names and addresses of any script, quoted commas, and rows without an account', () => {
    const { good } = affiliates(' ann ,"Lee, Ann",ann@example.com,US,\nzoe,Zoë,почта@пример.рф,DE,mock:ok:zoe\n');
    expect(good.map(({ body }) => body)).toEqual([
      { affiliateId: 'ann', fullName: 'Lee, Ann', email: 'ann@example.com', country: 'US' },
      { affiliateId: 'zoe', fullName: 'Zoë', email: 'почта@пример.рф', country: 'DE', riseId: 'mock:ok:zoe' },
    ]);
  });

  it('refuses what the API refuses: invisible characters, addresses, countries, an account of two', () => {
    const file = affiliates(
      'payable,Ann,ann@example.com,US,\n' +
        'bob,Bo\u202eb,bob@example.com,US,\n' +
        'cid,Cid,cid@,UK,\n' +
        'dan,Dan,dan@example.com,US,mock:ok:x\n' +
        'eve,Eve,eve@example.com,US,MOCK:ok:x\n',
    );
    expect(faultsIn(file)).toEqual([
      '2: Affiliate id “payable” is a reserved word and cannot be an affiliate id',
      '3: Full name “Bo\u202eb” must not contain U+202E RIGHT-TO-LEFT OVERRIDE',
      '4: E-mail address “cid@” must be an e-mail address, such as ann@example.com; Country “UK” must be an ISO 3166-1 alpha-2 country code, such as DE',
      '5: Rise id “mock:ok:x” is on line 6 as well, and can be the account of one affiliate only; correct it',
      '6: Rise id “MOCK:ok:x” is on line 5 as well, and can be the account of one affiliate only; correct it',
    ]);
  });
});
