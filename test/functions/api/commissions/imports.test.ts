import '../../support/silent-log.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof createApi>>;

beforeAll(async () => {
  api = await createApi();
});

const affiliate = (affiliateId: string, change: object = {}) => ({
  affiliateId,
  fullName: 'Ada Lovelace',
  email: 'ada@example.com',
  country: 'GB',
  ...change,
});
const commission = (commissionId: string, affiliateId: string, change: object = {}) => ({
  commissionId,
  affiliateId,
  amount: '10.00',
  currency: 'USD',
  approvedAt: '2026-11-01T08:30:00Z',
  ...change,
});
const fields = (body: { errors: { field: string }[] }) => body.errors.map(({ field }) => field);

describe('POST /affiliates', () => {
  it('gives every row its verdict, in order, good and bad side by side', async () => {
    const { status, body } = await api.importAffiliates([
      affiliate('in-1', { riseId: 'mock:ok:in-1' }),
      affiliate('payable'),
      'not an object',
      affiliate('in-2', { email: 'nobody' }),
      affiliate('in-3', { riseId: 'MOCK:ok:in-1' }),
      affiliate('in-4'),
    ]);
    expect(status).toBe(200);
    expect(body.affiliates).toEqual([
      { affiliateId: 'in-1', status: 'accepted' },
      {
        affiliateId: 'payable',
        status: 'rejected',
        code: 'invalid_row',
        message: expect.stringMatching(/^affiliateId: /),
      },
      { status: 'rejected', code: 'invalid_row', message: expect.stringMatching(/^row: /) },
      { affiliateId: 'in-2', status: 'rejected', code: 'invalid_row', message: expect.stringMatching(/^email: /) },
      { affiliateId: 'in-3', status: 'rejected', code: 'rise_id_taken', message: expect.stringMatching(/^riseId: /) },
      { affiliateId: 'in-4', status: 'accepted' },
    ]);
    expect(await api.affiliate('in-2')).toMatchObject({ status: 404, body: { code: 'affiliate_not_found' } });
  });

  it.each([undefined, null, {}, 'rows', []])('is 422 when the rows are %j', async (rows) => {
    const { status, body } = await api.importAffiliates(rows);
    expect({ status, fields: fields(body) }).toEqual({ status: 422, fields: ['affiliates'] });
  });

  it('takes 100 rows and not one more', async () => {
    const rows = Array.from({ length: 101 }, () => 'bad');
    expect(await api.importAffiliates(rows.slice(1))).toMatchObject({ status: 200 });
    expect(await api.importAffiliates(rows)).toMatchObject({ status: 422, body: { errors: [{ code: 'too_big' }] } });
  });
});

describe('GET /affiliates/{affiliateId}', () => {
  it('shows the profile, the account and what is pending', async () => {
    await api.importAffiliates([affiliate('get-1', { riseId: 'mock:unverified:1' })]);
    await api.importCommissions([
      commission('g-1', 'get-1'),
      commission('g-2', 'get-1', { amount: '5', currency: 'JPY' }),
    ]);
    const { status, body } = await api.affiliate('get-1');
    expect(status).toBe(200);
    expect(body.affiliate).toEqual({
      ...affiliate('get-1'),
      holds: [],
      balances: [
        { currency: 'JPY', pendingAmount: '5', paidAmount: '0' },
        { currency: 'USD', pendingAmount: '10.00', paidAmount: '0.00' },
      ],
      riseAccount: { hasAccount: true, riseId: 'mock:unverified:1', kycStatus: 'PENDING', canReceivePayments: false },
      pendingCommissions: 2,
    });
  });

  it.each(['a b', '-a', 'x'.repeat(129), '#'])('is 422 for %j, which cannot be an id', async (id) => {
    const { status, body } = await api.affiliate(id);
    expect({ status, fields: fields(body) }).toEqual({ status: 422, fields: ['path.affiliateId'] });
  });
});

describe('POST /commissions', () => {
  it('gives every row its verdict, in order, even when all are rejected', async () => {
    await api.importAffiliates([affiliate('co-1')]);
    expect(await api.importCommissions([commission('k-1', 'co-1')])).toMatchObject({ status: 200 });
    const { status, body } = await api.importCommissions([
      commission('k-1', 'co-1'),
      commission('k-1', 'co-1', { amount: '10.01' }),
      commission('k-2', 'nobody'),
      commission('k-3', 'co-1', { amount: '0.00' }),
      commission('k-4', 'co-1', { currency: 'BTC' }),
      commission('not an id', 'co-1'),
      commission('k-5', 'co-1'),
      commission('k-5', 'co-1'),
    ]);
    expect(status).toBe(200);
    const verdicts = body.commissions.map(({ commissionId, status, code }: Record<string, string>) =>
      [commissionId, status, code].filter(Boolean).join(' '),
    );
    expect(verdicts).toEqual([
      'k-1 duplicate',
      'k-1 rejected commission_conflict',
      'k-2 rejected unknown_affiliate',
      'k-3 rejected invalid_amount',
      'k-4 rejected unknown_currency',
      'not an id rejected invalid_row',
      'k-5 accepted',
      'k-5 duplicate',
    ]);
  });

  it('keeps the moment of approval in UTC, with whatever offset it comes', async () => {
    await api.importAffiliates([affiliate('co-2')]);
    const times = ['2026-11-01T08:30:00+01:00', '2026-11-01T07:30:00Z', '2026-10-31T21:30:00-1000'];
    const verdicts = [];
    for (const approvedAt of times) {
      const { body } = await api.importCommissions([commission('k-6', 'co-2', { approvedAt })]);
      verdicts.push(body.commissions[0].status);
    }
    expect(verdicts).toEqual(['accepted', 'duplicate', 'duplicate']);
    const { body } = await api.commissions('co-2');
    expect(body.commissions).toMatchObject([{ commissionId: 'k-6', approvedAt: '2026-11-01T07:30:00.000Z' }]);
  });

  it('rejects what is approved more than a day from now, by the clock of the request', async () => {
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const { body } = await api.importCommissions([
      commission('k-7', 'co-2', { approvedAt: inHours(25) }),
      commission('k-8', 'co-2', { approvedAt: inHours(23) }),
    ]);
    expect(body.commissions).toEqual([
      {
        commissionId: 'k-7',
        status: 'rejected',
        code: 'invalid_row',
        message: 'approvedAt: must not be more than a day in the future',
      },
      { commissionId: 'k-8', status: 'accepted' },
    ]);
  });

  it('takes 500 rows and not one more', async () => {
    const rows = Array.from({ length: 501 }, () => 'bad');
    expect(await api.importCommissions(rows.slice(1))).toMatchObject({ status: 200 });
    expect(await api.importCommissions(rows)).toMatchObject({ status: 422, body: { errors: [{ code: 'too_big' }] } });
  });
});

describe('GET /affiliates/{affiliateId}/commissions', () => {
  it('pages through all of them once, and sums up all of them on every page', async () => {
    await api.importAffiliates([affiliate('list-1')]);
    const ids = Array.from({ length: 5 }, (_, n) => `l-${n}`);
    await api.importCommissions(ids.map((id) => commission(id, 'list-1', { amount: '1.10' })));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.commissions('list-1', { limit: '2', ...(cursor && { cursor }) });
      expect(body.summary).toEqual({ count: 5, totalAmount: '5.50', currency: 'USD' });
      seen.push(...body.commissions.map(({ commissionId }: { commissionId: string }) => commissionId));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  it('does not take the cursor of another affiliate, currency or status', async () => {
    await api.importAffiliates([affiliate('list-2'), affiliate('list-3')]);
    await api.importCommissions([commission('m-1', 'list-2'), commission('m-2', 'list-2')]);
    const { body } = await api.commissions('list-2', { limit: '1' });
    const cursor = body.nextCursor;
    const invalid = { status: 422, body: { code: 'invalid_cursor', errors: [{ field: 'query.cursor' }] } };
    expect(await api.commissions('list-3', { cursor })).toMatchObject(invalid);
    expect(await api.commissions('list-2', { cursor, currency: 'JPY' })).toMatchObject(invalid);
    expect(await api.commissions('list-2', { cursor, status: 'PAID' })).toMatchObject(invalid);
    expect(await api.commissions('list-2', { cursor: `${cursor}x` })).toMatchObject(invalid);
    expect(await api.commissions('list-2', { cursor, limit: '50' })).toMatchObject({ status: 200 });
  });

  it('is 404 for an affiliate that is not there, and 422 for a reserved word or an unknown filter', async () => {
    expect(await api.commissions('nobody')).toMatchObject({ status: 404, body: { code: 'affiliate_not_found' } });
    expect(await api.commissions('payable')).toMatchObject({ status: 422 });
    expect(fields((await api.commissions('list-1', { status: 'OPEN', currency: 'usd' })).body)).toEqual([
      'query.status',
      'query.currency',
    ]);
  });
});
