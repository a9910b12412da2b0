import { describe, expect, it } from 'vitest';
import { dayField } from '../../../../lib/contracts/shared/given-day.ts';
import { dayOrTimeField, givenTimeField } from '../../../../lib/contracts/shared/given-time.ts';

const messages = (field: typeof givenTimeField, text: unknown) =>
  field.safeParse(text).error?.issues.map(({ message }) => message);

const NO_TIME = 'must be a time with its offset from UTC, such as 2026-11-23T10:00:00Z or 2026-11-23T11:00:00+01:00';
const NO_YEAR = 'must be in the years 2000 to 2999, in UTC';

describe('a time that a client sends', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23t10:00:00z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.5Z', '2026-11-23T10:00:00.500Z'],
    ['2026-11-23T10:00:00.123999Z', '2026-11-23T10:00:00.123Z'],
    ['2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T10:00:00+0100', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T10:00:00+01', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T10:00-05', '2026-11-23T15:00:00.000Z'],
    ['2026-11-23T22:00:00-03:30', '2026-11-24T01:30:00.000Z'],
    ['2026-11-24T02:00:00+05:45', '2026-11-23T20:15:00.000Z'],
    ['2026-11-23T10:00:00-00:00', '2026-11-23T10:00:00.000Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
    ['2999-12-31T23:59:59.999Z', '2999-12-31T23:59:59.999Z'],
  ])('%s is kept as %s', (text, kept) => {
    expect(givenTimeField.parse(text)).toBe(kept);
  });

  it.each([
    '2026-11-23',
    '2026-11-23T10:00:00',
    '2026-11-23T10:00:00 +01:00',
    '2026-11-23 10:00:00Z',
    '2026-11-23T10:00:00 01:00',
    '2026-11-23T10:00:00+1',
    '2026-11-23T10:00:00+24:00',
    '2026-11-23T10:00:00+01:60',
    '2026-11-23T24:00:00Z',
    '2026-11-23T23:59:60Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '20261123T100000Z',
    '1795428303',
    '1795428303000',
    'Mon, 23 Nov 2026 10:00:00 GMT',
    '',
    1_795_428_303_000,
    null,
  ])('is not %j, and is told how to be written', (text) => {
    expect(messages(givenTimeField, text)).toEqual([NO_TIME]);
  });

  it.each([
    '1999-12-31T23:59:59.999Z',
    '2000-01-01T00:00:00+00:01',
    '2999-12-31T23:59:59-00:01',
    '9999-12-31T23:59:59Z',
    '9999-12-31T23:59:59-01:00',
    '0000-01-01T00:00:00+01:00',
  ])('is in a year that people mean, which %s is not', (text) => {
    expect(messages(givenTimeField, text)).toEqual([NO_YEAR]);
  });

  it('is short', () => {
    expect(messages(givenTimeField, `2026-11-23T10:00:00.${'1'.repeat(100)}Z`)).toEqual([
      'must be at most 40 characters',
    ]);
  });
});

describe('a day or a time of a query', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00.000Z'],
    // What becomes of a + that was not encoded.
    ['2026-03-01T12:00:00 02:00', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T12:00 0200', '2026-03-01T10:00:00.000Z'],
  ])('%s begins at %s', (text, at) => {
    expect(dayOrTimeField.parse(text)).toBe(at);
  });

  it.each(['2026-02-30', '2026-03-01T12:00:00', '2026-03-01 12:00:00Z', '2026-03', 'yesterday', ''])(
    'is not %j',
    (text) => {
      expect(messages(dayOrTimeField, text)).toEqual([expect.stringMatching(/^must be a day such as /)]);
    },
  );

  it.each(['1999-12-31', '3000-01-01', '9999-12-31'])('is not of another age: %s', (text) => {
    expect(messages(dayOrTimeField, text)).toEqual([NO_YEAR]);
    expect(dayField.safeParse(text).error?.issues[0]?.message).toBe(NO_YEAR);
  });
});
