import { describe, expect, it } from 'vitest';
import { columnNames, guessedColumns, namedTwice } from '../../../console/src/imports/column-names.ts';

describe('the columns of a file', () => {
  it('have names that tell them apart, whatever the header is', () => {
    expect(columnNames(['amount', ' amount ', '', 'amount (2)'])).toEqual([
      'amount',
      'amount (2)',
      'Column 3',
      'amount (2) (2)',
    ]);
  });

  it('are guessed by their names, however they are written', () => {
    expect(
      guessedColumns('commissions', ['Commission ID', 'AFFILIATE_ID', 'Betrag', 'Währung', 'approved-at']),
    ).toEqual({
      commissionId: 'Commission ID',
      affiliateId: 'AFFILIATE_ID',
      amount: 'Betrag',
      currency: 'Währung',
      approvedAt: 'approved-at',
    });
  });

  it('are not guessed where two have the name: only a person knows which is meant', () => {
    const header = ['id', 'affiliate', 'amount', 'Amount', 'currency'];
    expect(guessedColumns('commissions', header)).toEqual({
      commissionId: 'id',
      affiliateId: 'affiliate',
      currency: 'currency',
    });
    expect(namedTwice(header)).toEqual(['Amount']);
  });

  it('serve one field each', () => {
    expect(guessedColumns('affiliates', ['affiliate', 'name'])).toEqual({ affiliateId: 'affiliate', fullName: 'name' });
  });
});
