import { describe, expect, it } from 'vitest';
import { filterFault, filterText, matches, NO_FILTER } from '../../../console/src/pay/people-filter.ts';

const ann = { affiliateId: 'ann', country: 'US', owed: '9007199254740993.01' };

describe('a filter of people to pay', () => {
  it('excludes nobody who is owed something, as long as it is empty', () => {
    expect(matches(ann, NO_FILTER)).toBe(true);
    expect(matches({ ...ann, owed: '0.00' }, NO_FILTER)).toBe(false);
    expect(matches({ ...ann, owed: '-5.00' }, NO_FILTER)).toBe(false);
  });

  it('compares amounts to the last digit, both ends included', () => {
    expect(matches(ann, { ...NO_FILTER, least: '9007199254740993.01' })).toBe(true);
    expect(matches(ann, { ...NO_FILTER, least: '9007199254740993.02' })).toBe(false);
    expect(matches(ann, { ...NO_FILTER, most: '9007199254740993.01' })).toBe(true);
    expect(matches(ann, { ...NO_FILTER, most: '9007199254740993' })).toBe(false);
  });

  it('knows countries in any spelling of their codes', () => {
    expect(matches(ann, { ...NO_FILTER, countries: 'de; us' })).toBe(true);
    expect(matches(ann, { ...NO_FILTER, countries: 'DE,AT' })).toBe(false);
  });

  it.each([
    [{ countries: 'US, Germany' }, '“GERMANY” is not a country; type codes of two letters, such as US.'],
    [{ least: '1,000' }, 'Type amounts such as 1234.50, with a point and without separators.'],
    [{ most: '-1' }, 'Type amounts such as 1234.50, with a point and without separators.'],
    [{ least: '2', most: '1.99' }, 'The least is more than the most.'],
    [{ least: '2', most: '2.00' }, undefined],
    [{}, undefined],
  ])('%j: %s', (filter, fault) => {
    expect(filterFault({ ...NO_FILTER, ...filter })).toBe(fault);
  });

  it('is told in words', () => {
    const filter = { by: 'email', begins: 'ann@', countries: 'us de', least: '100', most: '2500.50' } as const;
    expect(filterText(filter, 'USD')).toBe(
      'e-mail address begins with “ann@”, in US or DE, owed USD 100 or more, owed USD 2,500.50 or less',
    );
    expect(filterText(NO_FILTER, 'USD')).toBe('');
  });
});
