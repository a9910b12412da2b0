import '../../support/silent-log.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { adjustBalance } from '../../../../lib/payouts/affiliates/adjust-balance.ts';
import { accrue, affiliateWith, pausePayouts, runAll, USD } from '../../../support/world.ts';
import { createApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof createApi>>;

beforeEach(async () => {
  api = await createApi();
});

const affiliateIds = (rows: { affiliateId: string }[]) => rows.map(({ affiliateId }) => affiliateId);

describe('GET /affiliates/payable', () => {
  it('says of each affiliate whether it is ready, why not, and sums up all of them', async () => {
    await affiliateWith(api.world, 'rich', '120.50');
    await affiliateWith(api.world, 'poor', '49.99');
    const { status, body } = await api.payable();
    expect(status).toBe(200);
    expect(body.summary).toMatchObject({
      totalAffiliates: 2,
      totalPendingAmount: '170.49',
      currency: 'USD',
      readyForPayout: 1,
      readyAmount: '120.50',
    });
    const poor = body.affiliates.find(({ affiliateId }: { affiliateId: string }) => affiliateId === 'poor');
    expect(poor).toMatchObject({ pendingAmount: '49.99', paidAmount: '0.00', readyForPayout: false });
    expect(poor.reason).toContain('below the minimum');
  });

  it('pages through everybody once', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await affiliateWith(api.world, id, '60.00');
    const first = await api.payable({ limit: '3' });
    const second = await api.payable({ limit: '3', cursor: first.body.nextCursor });
    const all = [...affiliateIds(first.body.affiliates), ...affiliateIds(second.body.affiliates)];
    expect(all.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(second.body).not.toHaveProperty('nextCursor');
  });
});

describe('POST /batches/preview', () => {
  it('shows one moment on all its pages, whatever happens in between', async () => {
    for (const id of ['a', 'b', 'c']) await affiliateWith(api.world, id, '60.00');
    const first = await api.preview({}, { limit: '2' });
    await accrue(api.world, 'a', 'later-a', '1.00');
    await accrue(api.world, 'c', 'later-c', '1.00');
    const second = await api.preview({}, { limit: '2', cursor: first.body.nextCursor });
    const rows = [...first.body.preview, ...second.body.preview];
    expect(affiliateIds(rows).sort()).toEqual(['a', 'b', 'c']);
    expect(rows.every(({ totalAmount }) => totalAmount === '60.00')).toBe(true);
    expect(second.body.previewToken).toBe(first.body.previewToken);
    expect(second.body.summary).toEqual(first.body.summary);
    expect(first.body.summary).toEqual({
      totalAffiliates: 3,
      eligibleAffiliates: 3,
      totalAmount: '180.00',
      currency: 'USD',
      batches: 1,
      more: false,
    });
  });

  it('does not take the cursor of a preview of something else', async () => {
    for (const id of ['a', 'b']) await affiliateWith(api.world, id, '60.00');
    const { body } = await api.preview({}, { limit: '1' });
    const other = await api.preview({ affiliateIds: ['a', 'b'] }, { cursor: body.nextCursor });
    expect(other).toMatchObject({ status: 422, body: { code: 'invalid_cursor' } });
  });

  it('says why somebody would not be paid, with a code beside the sentence', async () => {
    await affiliateWith(api.world, 'poor', '1.00');
    const { body } = await api.preview({ affiliateIds: ['poor', 'nobody'] });
    expect(body.preview).toEqual([
      expect.objectContaining({ affiliateId: 'poor', eligible: false, reasonCode: 'below_minimum' }),
      expect.objectContaining({ affiliateId: 'nobody', eligible: false, reasonCode: 'unknown_affiliate' }),
    ]);
  });

  it.each([
    [{ affiliateIds: [] }, 'affiliateIds'],
    [{ affiliateIds: ['ok', '#'] }, 'affiliateIds[1]'],
    [{ affiliateIds: Array.from({ length: 2_001 }, (_, n) => `a${n}`) }, 'affiliateIds'],
    [{ currency: 'BTC' }, 'currency'],
    [{ provider: '' }, 'provider'],
    [{ minimum: 1 }, 'minimum'],
  ])('is 422 for a request such as %.40j and names %s', async (request, field) => {
    const { status, body } = await api.preview(request);
    expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field }] });
  });

  it('is 422 for a provider that nobody knows', async () => {
    expect(await api.preview({ provider: 'paypal' })).toMatchObject({
      status: 422,
      body: { code: 'unknown_provider' },
    });
  });
});

describe('POST /batches', () => {
  it('makes what was previewed, and says who was skipped and why', async () => {
    await affiliateWith(api.world, 'rich', '60.00');
    await affiliateWith(api.world, 'poor', '1.00');
    const { previewToken } = (await api.preview()).body;
    const { status, body } = await api.create({ previewToken });
    expect(status).toBe(201);
    expect(body.batches).toHaveLength(1);
    expect(body.batches[0]).toMatchObject({
      status: 'PENDING',
      totalAmount: '60.00',
      counts: { pending: 1, completed: 0 },
    });
    expect(body.skipped).toEqual([
      { affiliateId: 'poor', reason: expect.stringContaining('below'), reasonCode: 'below_minimum' },
    ]);
    expect(body).toMatchObject({ skippedCount: 1, more: false });
  });

  it('is 409 when something changed since the preview, and says what', async () => {
    await affiliateWith(api.world, 'a', '60.00');
    const { previewToken } = (await api.preview()).body;
    await accrue(api.world, 'a', 'later', '0.50');
    await affiliateWith(api.world, 'b', '70.00');
    const { status, body } = await api.create({ previewToken });
    expect({ status, code: body.code, changeCount: body.changeCount }).toEqual({
      status: 409,
      code: 'stale_preview',
      changeCount: 2,
    });
    expect(body.changes).toEqual([
      {
        affiliateId: 'a',
        previewed: { commissionCount: 1, totalAmount: '60.00' },
        now: { commissionCount: 2, totalAmount: '60.50' },
      },
      { affiliateId: 'b', now: { commissionCount: 1, totalAmount: '70.00' } },
    ]);
  });

  it('is 409 when nothing can be paid, and when the preview was of something else', async () => {
    expect(await api.create()).toMatchObject({ status: 409, body: { code: 'nothing_payable' } });
    await affiliateWith(api.world, 'a', '60.00');
    const { previewToken } = (await api.preview()).body;
    const other = await api.create({ previewToken, affiliateIds: ['a'] });
    expect(other).toMatchObject({ status: 409, body: { code: 'preview_mismatch' } });
  });

  it('is 422 for a preview that nobody made', async () => {
    expect(await api.create({ previewToken: 'made-up' })).toMatchObject({
      status: 422,
      body: { code: 'unknown_preview' },
    });
  });
});

describe('a batch', () => {
  it('is executed once, shown with its transactions, and its execution may be asked for again', async () => {
    await affiliateWith(api.world, 'a', '60.00');
    const { batchId } = (await api.create()).body.batches[0];
    expect(await api.execute(batchId)).toMatchObject({ status: 202, body: { batch: { status: 'QUEUED' } } });
    expect(await api.execute(batchId, '{}')).toMatchObject({ status: 202 });
    await runAll(api.world);
    expect(await api.execute(batchId)).toMatchObject({ status: 200, body: { batch: { status: 'COMPLETED' } } });
    const { body } = await api.batch(batchId);
    expect(body.batch.counts).toMatchObject({ completed: 1, pending: 0 });
    expect(body.batch.transactions).toEqual([
      expect.objectContaining({ affiliateId: 'a', status: 'COMPLETED', amount: '60.00', currency: 'USD' }),
    ]);
    const { transactionId } = body.batch.transactions[0];
    const { transaction } = (await api.transaction(transactionId)).body;
    expect(transaction).toMatchObject({
      transactionId,
      commissions: [{ commissionId: 'c-a-1', amount: '60.00' }],
      attempts: [{ provider: 'mock' }],
    });
  });

  it('says why it waits wherever it is shown while it is QUEUED', async () => {
    await affiliateWith(api.world, 'a', '60.00');
    await pausePayouts(api.world, true);
    const { batchId } = (await api.create()).body.batches[0];
    const waiting = { reason: 'paused', since: expect.stringMatching(/^20/) };
    expect((await api.execute(batchId)).body.batch).toMatchObject({ status: 'QUEUED', waiting });
    expect((await api.batch(batchId)).body.batch.waiting).toEqual(waiting);
    expect((await api.batches({ status: 'QUEUED' })).body.batches).toMatchObject([{ batchId, waiting }]);
    await pausePayouts(api.world, false);
    await runAll(api.world);
    expect((await api.batch(batchId)).body.batch).not.toHaveProperty('waiting');
  });

  it('that is not there is 404, and one that cannot be is 422', async () => {
    for (const ask of [api.batch, api.execute]) {
      expect(await ask('batch-nobody')).toMatchObject({ status: 404, body: { code: 'batch_not_found' } });
      const impossible = { status: 422, body: { errors: [{ field: 'path.batchId' }] } };
      expect(await ask('no/batch')).toMatchObject(impossible);
    }
  });

  it('takes no instructions with its execution', async () => {
    expect(await api.execute('batch-1', '{"force":true}')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'force' }] },
    });
  });
});

describe('the listings of batches and transactions', () => {
  it('page through everything once, newest first, and keep to their filters', async () => {
    for (const id of ['a', 'b', 'c']) {
      await affiliateWith(api.world, id, '60.00');
      await api.create();
    }
    const numbers: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.batches({ limit: '1', ...(cursor && { cursor }) });
      numbers.push(...body.batches.map(({ batchNumber }: { batchNumber: string }) => batchNumber));
      cursor = body.nextCursor;
    } while (cursor);
    expect(numbers).toEqual([...new Set(numbers)].sort().reverse());
    expect(numbers).toHaveLength(3);
    expect((await api.transactions({ affiliateId: 'b' })).body.transactions).toHaveLength(1);
    expect((await api.transactions({ status: 'COMPLETED' })).body.transactions).toEqual([]);
    expect((await api.transactions()).body.transactions).toHaveLength(3);
  });

  it('do not take each other’s cursors', async () => {
    for (const id of ['a', 'b']) {
      await affiliateWith(api.world, id, '60.00');
      await api.create();
    }
    const { nextCursor } = (await api.batches({ limit: '1' })).body;
    const invalid = { status: 422, body: { code: 'invalid_cursor' } };
    expect(await api.transactions({ cursor: nextCursor })).toMatchObject(invalid);
    expect(await api.batches({ cursor: nextCursor, status: 'PENDING' })).toMatchObject(invalid);
  });

  it.each([{ status: 'DRAFT' }, { status: 'pending' }, { status: '' }])('refuse the filter %j', async (filter) => {
    expect(await api.batches(filter)).toMatchObject({ status: 422, body: { errors: [{ field: 'query.status' }] } });
  });
});

describe('GET /transactions/{transactionId}', () => {
  it('shows what was corrected and what went wrong beside the commissions and attempts', async () => {
    await affiliateWith(api.world, 'ann', '60.00', 'refuse');
    await adjustBalance(api.world, api.world.context, {
      affiliateId: affiliateId('ann'),
      kind: 'PAID_ELSEWHERE',
      amountMinor: -450n,
      currency: USD,
      reason: 'By cheque',
    });
    const { batchId } = (await api.create()).body.batches[0];
    await api.execute(batchId);
    await runAll(api.world);
    const { transaction } = (await api.transaction(`${batchId}.001`)).body;
    const [{ attemptId }] = transaction.attempts;
    expect(transaction).toMatchObject({
      amount: '55.50',
      commissions: [{ commissionId: 'c-ann-1', amount: '60.00' }],
      otherEntries: [{ seq: 2, kind: 'PAID_ELSEWHERE', amount: '-4.50', reason: 'By cheque' }],
      failure: { code: 'payee_refused' },
      failures: [{ attemptId, code: 'payee_refused', message: 'The bank refuses this payee' }],
    });
  });

  it.each(['nobody', 'batch-1.001', 'x'.repeat(128)])('is 404 for %.20s, which is not there', async (id) => {
    expect(await api.transaction(id)).toMatchObject({ status: 404, body: { code: 'transaction_not_found' } });
  });

  it.each(['no/one', 'x'.repeat(129), '.001'])('is 422 for %.20s, which cannot be an id', async (id) => {
    expect(await api.transaction(id)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'path.transactionId' }] },
    });
  });
});

describe('GET /health', () => {
  it('is 200 while everything answers', async () => {
    const { status, body } = await api.health();
    expect({ status, healthy: body.healthy }).toEqual({ status: 200, healthy: true });
  });
});
