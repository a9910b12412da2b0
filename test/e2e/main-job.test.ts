import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { batchSchema } from '../../lib/contracts/batches/batch-view.ts';
import { transactionSchema } from '../../lib/contracts/transactions/transaction-view.ts';
import { bookDifferences } from '../support/e2e-books.ts';
import { affiliateRow, commissionRow, ids } from '../support/e2e-data.ts';
import { ownStack } from '../support/own-stack.ts';

const TIMEOUT = { timeout: 120_000 };

const { api } = ownStack();

/** Each test pays in a currency of its own, so that none sees the money of another. */
async function accrue(people: readonly string[], currency: string, amounts: readonly string[] = ['75.50']) {
  await api.importAffiliates(people.map((id) => affiliateRow(id)));
  const rows = people.flatMap((id) =>
    amounts.map((amount, index) => commissionRow(`${currency}-${id}-${index + 1}`, id, amount, currency)),
  );
  return { rows, verdicts: await api.importCommissions(rows) };
}

describe('the main job', TIMEOUT, () => {
  it('pays everybody who can be paid exactly once, from the import to books that equal the bank’s', async () => {
    const people = ids('main', 130);
    await accrue(people, 'USD', ['60.01', '0.99']);
    await api.importAffiliates([{ ...affiliateRow('main-no-account'), riseId: undefined }, affiliateRow('main-small')]);
    await api.importCommissions([
      commissionRow('USD-main-no-account', 'main-no-account'),
      commissionRow('USD-main-small', 'main-small', '49.99'),
    ]);

    const { summary, previewToken } = await api.preview({});
    expect(summary).toMatchObject({
      totalAffiliates: 132,
      eligibleAffiliates: 130,
      totalAmount: '7930.00',
      currency: 'USD',
      batches: 2,
      more: false,
    });

    const created = await api.createBatches({ previewToken });
    expect(created.batches.map(({ paymentCount }) => paymentCount)).toEqual([100, 30]);
    expect(created.batches.map(({ status }) => status)).toEqual(['PENDING', 'PENDING']);
    expect(new Map(created.skipped.map(({ affiliateId, reasonCode }) => [affiliateId, reasonCode]))).toEqual(
      new Map([
        ['main-no-account', 'no_rise_account'],
        ['main-small', 'below_minimum'],
      ]),
    );
    expect(await api.movements(), 'nothing is paid before it is executed').toEqual([]);

    for (const { batchId } of created.batches) await api.execute(batchId);
    for (const { batchId } of created.batches) {
      const { status, counts, paymentCount, transactions } = await api.untilFinished(batchId);
      expect({ status, completed: counts.completed }).toEqual({ status: 'COMPLETED', completed: paymentCount });
      expect(transactions).toHaveLength(paymentCount);
    }
    expect(await bookDifferences(api)).toEqual([]);
    expect((await api.movements()).map(({ payee }) => payee).sort()).toEqual(
      people.map((id) => `mock:ok:${id}`).sort(),
    );
    const paid = await api.affiliate('main-001');
    expect(paid.balances).toEqual([{ currency: 'USD', pendingAmount: '0.00', paidAmount: '61.00' }]);
  });

  it('takes the same import a second time without any change', async () => {
    const people = ids('twice', 40);
    const { rows, verdicts } = await accrue(people, 'EUR', ['10.00', '20.00']);
    expect(new Set(verdicts.map(({ status }) => status))).toEqual(new Set(['accepted']));
    const before = await api.affiliate('twice-001');

    const again = await api.importCommissions(rows);

    expect(again.map(({ commissionId }) => commissionId)).toEqual(rows.map(({ commissionId }) => commissionId));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']));
    expect(await api.affiliate('twice-001')).toEqual(before);
    expect((await api.preview({ currency: 'EUR' })).summary).toMatchObject({
      eligibleAffiliates: 40,
      totalAmount: '1200.00',
    });
  });

  it('answers 200 to an execute of a finished batch, and pays nothing twice', async () => {
    await accrue(ids('again', 5), 'GBP');
    const [batch] = (await api.createBatches({ currency: 'GBP' })).batches;
    const batchId = batch?.batchId ?? '';
    expect((await api.send('POST', `/batches/${batchId}/execute`)).status).toBe(202);
    const finished = await api.untilFinished(batchId);
    const movements = await api.movements();

    const again = await api.send('POST', `/batches/${batchId}/execute`);

    expect(again.status).toBe(200);
    expect(await api.batch(batchId)).toEqual(finished);
    expect(await api.movements()).toEqual(movements);
  });

  it('pays only what came after, when more is accrued after a payment', async () => {
    const [person = ''] = ids('later', 1);
    await accrue([person], 'CHF', ['10.00']);
    const first = (await api.createBatches({ currency: 'CHF' })).batches[0]?.batchId ?? '';
    await api.importCommissions([commissionRow('CHF-later-2', person, '5.05', 'CHF')]);
    await api.execute(first);
    await api.untilFinished(first);

    const second = (await api.createBatches({ currency: 'CHF' })).batches[0];
    expect(second?.totalAmount).toBe('5.05');
    await api.execute(second?.batchId ?? '');
    await api.untilFinished(second?.batchId ?? '');

    expect((await api.affiliate(person)).balances).toEqual([
      { currency: 'CHF', pendingAmount: '0.00', paidAmount: '15.05' },
    ]);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it.each([
    ['JPY', '75', '75'],
    ['KWD', '75.5', '75.500'],
  ])('pays %s with the digits that it has', async (currency, given, written) => {
    const [person = ''] = ids(`digits-${currency}`, 1);
    await accrue([person], currency, [given]);
    const batch = (await api.createBatches({ currency })).batches[0];
    expect(batch?.totalAmount).toBe(written);
    await api.execute(batch?.batchId ?? '');
    await api.untilFinished(batch?.batchId ?? '');
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('refuses to create from a preview that is no longer true, and says what changed', async () => {
    const [person = '', ...others] = ids('stale', 3);
    await accrue([person, ...others], 'SEK');
    const { previewToken } = await api.preview({ currency: 'SEK' });
    await api.importCommissions([commissionRow('SEK-more', person, '1.00', 'SEK')]);

    const refused = await api.send('POST', '/batches', { body: { currency: 'SEK', previewToken } });

    expect(refused.status).toBe(409);
    expect(JSON.parse(refused.text)).toMatchObject({
      code: 'stale_preview',
      changes: [
        {
          affiliateId: person,
          previewed: { commissionCount: 1, totalAmount: '75.50' },
          now: { commissionCount: 2, totalAmount: '76.50' },
        },
      ],
      changeCount: 1,
    });
    expect((await api.preview({ currency: 'SEK' })).summary.eligibleAffiliates, 'nothing was claimed').toBe(3);
  });

  it('refuses a preview token under another request, and an invented one', async () => {
    await accrue(ids('token', 2), 'NOK');
    const { previewToken } = await api.preview({ currency: 'NOK' });
    const other = await api.send('POST', '/batches', {
      body: { currency: 'NOK', affiliateIds: ['token-001'], previewToken },
    });
    expect([other.status, JSON.parse(other.text).code]).toEqual([409, 'preview_mismatch']);
    const invented = await api.send('POST', '/batches', { body: { currency: 'NOK', previewToken: 'invented' } });
    expect([invented.status, JSON.parse(invented.text).code]).toEqual([422, 'unknown_preview']);
  });

  it('answers 409 when nothing can be paid', async () => {
    const answer = await api.send('POST', '/batches', { body: { currency: 'ISK' } });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([409, 'nothing_payable']);
  });
});

describe('lists are paged with cursors', TIMEOUT, () => {
  const person = z.object({ affiliateId: z.string() });
  const people = ids('page', 23);

  beforeAll(async () => {
    await accrue(people, 'DKK', ['1.00', '2.00', '3.00']);
    for (const affiliateId of people.slice(0, 9)) {
      await api.createBatches({ currency: 'DKK', affiliateIds: [affiliateId] });
    }
  });

  /** No page before the last is longer than the limit, no item comes twice, and none is missing. */
  const expectPages = (pages: readonly (readonly string[])[], limit: number, expected: readonly string[]) => {
    const all = pages.flat();
    expect(new Set(all).size, 'no item twice').toBe(all.length);
    expect([...all].sort()).toEqual([...expected].sort());
    expect(pages.slice(0, -1).every((page) => page.length <= limit)).toBe(true);
    expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(expected.length / limit));
  };

  it('payable affiliates', async () => {
    const pages = await api.pages('/affiliates/payable', 'affiliates', person, 5, { query: { currency: 'DKK' } });
    expectPages(
      pages.map((page) => page.map(({ affiliateId }) => affiliateId)),
      5,
      people,
    );
  });

  it('the commissions of an affiliate', async () => {
    const commission = z.object({ commissionId: z.string() });
    const pages = await api.pages('/affiliates/page-001/commissions', 'commissions', commission, 2, {
      query: { currency: 'DKK' },
    });
    expectPages(
      pages.map((page) => page.map(({ commissionId }) => commissionId)),
      2,
      [1, 2, 3].map((number) => `DKK-page-001-${number}`),
    );
  });

  it('the rows of a preview, all of one moment', async () => {
    const body = { currency: 'DKK' };
    const pages = await api.pages('/batches/preview', 'preview', person, 4, { method: 'POST', body });
    expectPages(
      pages.map((page) => page.map(({ affiliateId }) => affiliateId)),
      4,
      people,
    );
  });

  it('batches and transactions', async () => {
    const batches = await api.pages('/batches', 'batches', batchSchema, 3);
    const batchIds = batches.map((page) => page.map(({ batchId }) => batchId));
    expectPages(
      batchIds,
      3,
      (await api.batches()).map(({ batchId }) => batchId),
    );
    const transactions = await api.pages('/transactions', 'transactions', transactionSchema, 7);
    const transactionIds = transactions.map((page) => page.map(({ transactionId }) => transactionId));
    const perBatch = await Promise.all(batchIds.flat().map((batchId) => api.transactions({ batchId })));
    expectPages(
      transactionIds,
      7,
      perBatch.flat().map(({ transactionId }) => transactionId),
    );
  });

  it('batches of one status only', async () => {
    const pages = await api.pages('/batches', 'batches', batchSchema, 4, { query: { status: 'PENDING' } });
    expect(new Set(pages.flat().map(({ status }) => status))).toEqual(new Set(['PENDING']));
    expect(pages.flat()).toHaveLength(9);
  });
});
