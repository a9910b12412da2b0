import pMap from 'p-map';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { affiliateRow, commissionRow } from '../../support/e2e-data.ts';
import { HOSTILE_TIMEOUT, HostileStack } from '../../support/hostile-stack.ts';

const stack = new HostileStack('rows');

/** One row of each kind between two good ones: the good ones are taken, the wrong one is not, and says why. */
const rowVerdicts = async (path: '/commissions' | '/affiliates', rawRow: string, good: (n: number) => object) => {
  const name = path.slice(1);
  const raw = `{"${name}":[${JSON.stringify(good(1))},${rawRow},${JSON.stringify(good(2))}]}`;
  const answer = await stack.postRaw(path, raw);
  expect(answer.status, rawRow.slice(0, 200)).toBe(200);
  const verdict = z.object({ status: z.string(), code: z.string().optional(), message: z.string().optional() });
  return z.object({ [name]: z.array(verdict) }).parse(JSON.parse(answer.text))[name] ?? [];
};

describe('a wrong commission beside good ones', HOSTILE_TIMEOUT, () => {
  const row = (changes: object) => JSON.stringify({ ...commissionRow('wrong', 'rows-2'), ...changes });
  const amount = (text: string) => row({}).replace('"75.50"', text);
  // The good rows were accrued before: nothing changes.
  const good = (n: number) => commissionRow(`c-rows-${n + 1}`, `rows-${n + 1}`);

  const CASES: readonly (readonly [what: string, raw: string, code: string, names: string])[] = [
    ...['"0"', '"0.00"', '"-0"', '"-0.00"', '"-1.00"', '"-75.50"'].map(
      (text) => [`the amount ${text}`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ...['"1.001"', '"1.000"', '"0.000000000000000001"'].map(
      (text) => [`the over-precise amount ${text}`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ...['"10000000000000.00"', '"99999999999999999999999999"', `"${'9'.repeat(5_000)}"`].map(
      (text) => [`the too large amount ${text.slice(0, 30)}`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ...[
      '"1e2"',
      '"1E2"',
      '"Infinity"',
      '"NaN"',
      '"0x10"',
      '"1,00"',
      '"1_000"',
      '" 1.00"',
      '"1.00 "',
      '"1.00\\n"',
      '"+1.00"',
      '"01.00"',
      '".50"',
      '"1."',
      '""',
      '"١.٥٠"',
      '"１.００"',
      '"1\\u00002"',
      '"$5.00"',
      '"−1.00"',
    ].map((text) => [`the amount ${text}`, amount(text), 'invalid_amount', 'amount'] as const),
    ...['75.5', '75', '1e2', '-0', 'null', 'true', '[]', '["75.50"]', '{}', '{"toString":"1"}'].map(
      (text) => [`the amount ${text}, which is not text`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ['no amount', row({ amount: undefined }), 'invalid_row', 'amount'],
    ['more decimals than JPY has', row({ amount: '75.5', currency: 'JPY' }), 'invalid_amount', 'amount'],
    ['more decimals than KWD has', row({ amount: '75.5000', currency: 'KWD' }), 'invalid_amount', 'amount'],
    ...['usd', 'XXX', 'XAU', 'US', 'USDT', '', '__proto__', 'constructor'].map(
      (currency) => [`the currency "${currency}"`, row({ currency }), 'unknown_currency', 'currency'] as const,
    ),
    ['a currency that is a number', row({ currency: 840 }), 'unknown_currency', 'currency'],
    ['an affiliate whom nobody knows', row({ affiliateId: 'stranger' }), 'unknown_affiliate', 'stranger'],
    ['the affiliate payable', row({ affiliateId: 'payable' }), 'invalid_row', 'affiliateId'],
    ...['', ' ', '-a', 'a b', 'a#b', 'a/b', 'é', 'a\0b', '\ud800', 'a\n', 'x'.repeat(129), 'x'.repeat(100_000)].flatMap(
      (id) => [
        [
          `the commission id ${JSON.stringify(id).slice(0, 20)}`,
          row({ commissionId: id }),
          'invalid_row',
          'commissionId',
        ] as const,
        [
          `the affiliate id ${JSON.stringify(id).slice(0, 20)}`,
          row({ affiliateId: id }),
          'invalid_row',
          'affiliateId',
        ] as const,
      ],
    ),
    [
      'the id of another commission with another amount',
      row({ commissionId: 'c-rows-1', affiliateId: 'rows-1', amount: '75.51' }),
      'commission_conflict',
      '',
    ],
    ['the id of a commission of somebody else', row({ commissionId: 'c-rows-1' }), 'commission_conflict', ''],
    [
      'the id of a commission in another currency',
      row({ commissionId: 'c-rows-2', currency: 'EUR' }),
      'commission_conflict',
      '',
    ],
    ...[
      'yesterday',
      '2026-01-31',
      '2026-02-30T00:00:00Z',
      '2026-01-31T00:00:00',
      '2026-01-31T00:00:00+25:00',
      '1999-12-31T23:59:59Z',
      '2990-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      '',
      0,
      null,
    ].map(
      (approvedAt) =>
        [`the time ${JSON.stringify(approvedAt)}`, row({ approvedAt }), 'invalid_row', 'approvedAt'] as const,
    ),
    ['an unknown field', row({ surprise: 1 }), 'invalid_row', 'surprise'],
    ['a field __proto__', row({}).replace('{', '{"__proto__":{"amount":"1.00"},'), 'invalid_row', '__proto__'],
    ['a row that is no object', '7', 'invalid_row', 'row'],
    ['a row that is null', 'null', 'invalid_row', 'row'],
    ['a row that is a list', '[]', 'invalid_row', 'row'],
    ['a row that is nested deeply', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'invalid_row', 'row'],
    ['an empty row', '{}', 'invalid_row', 'commissionId'],
  ];

  it('is rejected by itself, for a reason that names the field', async () => {
    const wrong = await pMap(
      CASES,
      async ([what, raw, code, names]) => {
        const [first, verdict, last] = await rowVerdicts('/commissions', raw, good);
        const isRight =
          first?.status === 'duplicate' &&
          last?.status === 'duplicate' &&
          verdict?.status === 'rejected' &&
          verdict.code === code &&
          verdict.message?.includes(names);
        return isRight ? [] : [{ what, first, verdict, last, expected: code }];
      },
      { concurrency: 4 },
    );
    expect(wrong.flat()).toEqual([]);
  });

  it('is rejected where one request holds one id twice with other content; the first counts', async () => {
    const rows = [good(1), { ...good(1), amount: '75.51' }, good(1)];
    const answer = await stack.post('/commissions', { commissions: rows });
    expect([...answer.text.matchAll(/"status":"(\w+)"/g)].map(([, found]) => found)).toEqual([
      'duplicate',
      'rejected',
      'duplicate',
    ]);
  });
});

describe('a wrong affiliate beside good ones', HOSTILE_TIMEOUT, () => {
  const row = (changes: object) => JSON.stringify({ ...affiliateRow('wrong'), ...changes });
  const good = (n: number) => affiliateRow(`rows-${n + 1}`);
  const BAD_TEXT = ['', ' ', 'a\0b', 'a\nb', 'a\u202eb', 'a\u200bb', '\ud800', 'x'.repeat(201)];

  const CASES: readonly (readonly [raw: string, names: string])[] = [
    ...['', 'payable', '-a', 'a b', 'a#b', 'a/b', 'é', '\ud800', 'x'.repeat(129), 5, null, {}].map(
      (affiliateId) => [row({ affiliateId }), 'affiliateId'] as const,
    ),
    ...[...BAD_TEXT, 5, null, ['a']].map((fullName) => [row({ fullName }), 'fullName'] as const),
    ...['', 'a', 'a@', '@b', 'a b@example.com', 'a@b\0.com', `${'x'.repeat(300)}@example.com`, 5, null].map(
      (email) => [row({ email }), 'email'] as const,
    ),
    ...['', 'us', 'USA', 'XX', 'ZZ', '__proto__', 5, null].map((country) => [row({ country }), 'country'] as const),
    ...['', ' ', 'a#b', 'é', 'x'.repeat(129), 5, null].map((riseId) => [row({ riseId }), 'riseId'] as const),
    [row({ surprise: 1 }), 'surprise'],
    [row({}).replace('{', '{"__proto__":{"country":"US"},'), '__proto__'],
    ['7', 'row'],
    ['null', 'row'],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'row'],
  ];

  it('is rejected by itself, for a reason that names the field', async () => {
    const wrong = await pMap(
      CASES,
      async ([raw, names]) => {
        const [first, verdict, last] = await rowVerdicts('/affiliates', raw, good);
        const isRight =
          first?.status === 'accepted' &&
          last?.status === 'accepted' &&
          verdict?.status === 'rejected' &&
          verdict.code === 'invalid_row' &&
          verdict.message?.includes(names);
        return isRight ? [] : [{ raw: raw.slice(0, 200), first, verdict, last }];
      },
      { concurrency: 4 },
    );
    expect(wrong.flat()).toEqual([]);
    expect((await stack.api.send('GET', '/affiliates/wrong')).status).toBe(404);
  });

  it('is rejected where its rise id belongs to somebody else', async () => {
    const [, verdict] = await rowVerdicts('/affiliates', row({ riseId: 'mock:ok:rows-1' }), good);
    expect(verdict).toMatchObject({ status: 'rejected', code: 'rise_id_taken' });
    const [, other] = await rowVerdicts('/affiliates', row({ riseId: 'MOCK:OK:rows-1' }), good);
    expect(other, 'letters of another case make no other id').toMatchObject({ status: 'rejected' });
  });
});
