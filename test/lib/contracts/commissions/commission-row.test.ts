import { describe, expect, it } from 'vitest';
import { judgeCommission } from '../../../../lib/contracts/commissions/commission-row.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';

const NOW = instant(new Date('2026-11-23T10:00:00Z'));

const ROW = {
  commissionId: 'c-1',
  affiliateId: 'aff-1',
  amount: '12.50',
  currency: 'USD',
  approvedAt: '2026-11-01T08:30:00Z',
};

function judge(given: unknown) {
  return judgeCommission(given, NOW);
}

describe('a row of a commission import', () => {
  it('becomes exact money and a time to the millisecond', () => {
    expect(judge(ROW)).toEqual({
      row: {
        commissionId: 'c-1',
        affiliateId: 'aff-1',
        amount: { currency: 'USD', minor: 1250n },
        approvedAt: '2026-11-01T08:30:00.000Z',
      },
    });
  });

  it.each([
    ['0', 'USD', 'zero'],
    ['0.00', 'USD', 'zero'],
    ['-0', 'USD', 'zero'],
    ['-1.00', 'USD', 'negative'],
    ['1.005', 'USD', 'decimals'],
    ['1.000', 'USD', 'decimals'],
    ['1.5', 'JPY', 'decimals'],
    ['1.2345', 'KWD', 'decimals'],
    ['10000000000000.00', 'USD', 'too large'],
    ['99999999999999999999999', 'JPY', 'too large'],
    ['1e3', 'USD', 'decimal such as'],
    ['1,50', 'USD', 'decimal such as'],
    [' 1.50', 'USD', 'decimal such as'],
    ['+1', 'USD', 'decimal such as'],
    ['.5', 'USD', 'decimal such as'],
    ['007', 'USD', 'decimal such as'],
    ['', 'USD', 'decimal such as'],
    ['NaN', 'USD', 'decimal such as'],
    ['١٢', 'USD', 'decimal such as'],
    [12.5, 'USD', 'in a string'],
    [0, 'USD', 'in a string'],
    [null, 'USD', 'in a string'],
    [['1.00'], 'USD', 'in a string'],
  ])('with the amount %j %s is an invalid amount, and the verdict says: %s', (amount, currency, says) => {
    expect(judge({ ...ROW, amount, currency })).toEqual({
      fault: { code: 'invalid_amount', message: expect.stringMatching(new RegExp(`^amount: .*${says}`)) },
    });
  });

  it.each(['9999999999999.99', '0.01', '1', '1.5'])('with the amount %s is taken', (amount) => {
    expect(judge({ ...ROW, amount })).toHaveProperty('row');
  });

  it.each(['usd', 'XAU', 'US', 'DOLLAR', '', 840])('with the currency %j is of an unknown currency', (currency) => {
    expect(judge({ ...ROW, currency })).toEqual({
      fault: { code: 'unknown_currency', message: expect.stringMatching(/^currency: /) },
    });
  });

  it('is in US dollars when it names no currency', () => {
    expect(judge({ ...ROW, currency: undefined })).toMatchObject({ row: { amount: { currency: 'USD' } } });
  });

  it.each(['commissionId', 'affiliateId', 'amount', 'approvedAt'])('without %s is invalid', (field) => {
    expect(judge({ ...ROW, [field]: undefined })).toEqual({
      fault: { code: 'invalid_row', message: `${field}: is required` },
    });
  });

  it.each(['2026-11-01', '2026-11-01T08:30:00', '2026-02-30T00:00:00Z', '01.11.2026', 'now', 1_761_986_200])(
    'approved at %j is invalid',
    (approvedAt) => {
      expect(judge({ ...ROW, approvedAt })).toEqual({
        fault: { code: 'invalid_row', message: expect.stringMatching(/^approvedAt: /) },
      });
    },
  );

  it.each([
    ['2026-11-01T08:30:00+01:00', '2026-11-01T07:30:00.000Z'],
    ['2026-11-01T08:30:00.123456-0330', '2026-11-01T12:00:00.123Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
    ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24T23:59:00+14:00', '2026-11-24T09:59:00.000Z'],
  ])('approved at %s is kept as %s', (approvedAt, kept) => {
    expect(judge({ ...ROW, approvedAt })).toMatchObject({ row: { approvedAt: kept } });
  });

  it.each(['2026-11-24T10:00:00.001Z', '2026-11-24T10:00:00-00:01', '2062-11-01T00:00:00Z', '2999-12-31T23:59:59Z'])(
    'approved more than a day ahead, at %s, is invalid',
    (approvedAt) => {
      const message = 'approvedAt: must not be more than a day in the future';
      expect(judge({ ...ROW, approvedAt })).toEqual({ fault: { code: 'invalid_row', message } });
    },
  );

  it.each(['1999-12-31T23:59:59.999Z', '2000-01-01T00:59:00+01:00', '0026-11-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'approved in a year that nobody means, at %s, is invalid',
    (approvedAt) => {
      const message = 'approvedAt: must be in the years 2000 to 2999, in UTC';
      expect(judge({ ...ROW, approvedAt })).toEqual({ fault: { code: 'invalid_row', message } });
    },
  );

  it.each(['', '#1', 'a#b', '-a', 'a b', 'ä', 'x'.repeat(129), 7, {}])('with the id %j is invalid', (commissionId) => {
    expect(judge({ ...ROW, commissionId })).toEqual({
      fault: { code: 'invalid_row', message: expect.stringMatching(/^commissionId: /) },
    });
  });

  it('with a field that nobody knows is invalid, and the verdict names it', () => {
    expect(judge({ ...ROW, note: 'x' })).toEqual({
      fault: { code: 'invalid_row', message: 'note: is not a known field' },
    });
  });

  it('names every fault, and takes its code from the first', () => {
    const verdict = judge({ ...ROW, currency: 'XXX', approvedAt: 'now' });
    expect(verdict).toMatchObject({ fault: { code: 'unknown_currency' } });
    expect(verdict).toMatchObject({ fault: { message: expect.stringMatching(/currency: .*; approvedAt: /) } });
  });

  it.each([null, 'row', 7, [], [ROW]])('that is not an object (%j) is invalid', (given) => {
    expect(judge(given)).toMatchObject({ fault: { code: 'invalid_row', message: expect.stringMatching(/^row: /) } });
  });
});
