import { describe, expect, it } from 'vitest';
import { createBatchesEndpoint } from '../../../lib/contracts/batches/batch-creation.ts';
import { retryTransactionEndpoint } from '../../../lib/contracts/transactions/transaction-actions.ts';
import type { Answer } from '../../support/e2e-api.ts';
import { bookDifferences } from '../../support/e2e-books.ts';
import { affiliateRow, commissionRow, ids } from '../../support/e2e-data.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const TIMEOUT = { timeout: 240_000 };
/** The local stack runs at most four instances of a Lambda, so of any number of callers four are at work at once. */
const CALLERS = 12;

const { api } = sharedStack();

const accrue = async (people: readonly string[], currency: string, behaviour = 'ok') => {
  await api.importAffiliates(people.map((id) => affiliateRow(id, behaviour)));
  await api.importCommissions(people.map((id) => commissionRow(`${currency}-${id}`, id, '75.50', currency)));
};

const inAud = ({ currency }: { readonly currency: string }) => currency === 'AUD';
const batches = async () => (await api.batches()).filter(inAud);
const transactions = async () => (await api.transactions()).filter(inAud);
const movements = async () => (await api.movements()).filter(inAud);

const atOnce = (callers: number, call: (caller: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));

const statuses = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))].sort();

describe('calls at once', TIMEOUT, () => {
  it('twelve creations over the same 150 affiliates claim each exactly once and leave none', async () => {
    const people = ids('create', 150);
    await accrue(people, 'AUD');

    const answers = await atOnce(CALLERS, () => api.send('POST', '/batches', { body: { currency: 'AUD' } }));

    expect(statuses(answers).filter((status) => ![201, 409].includes(status))).toEqual([]);
    const made = answers.filter(({ status }) => status === 201);
    const created = made.flatMap(({ text }) => createBatchesEndpoint.answer.parse(JSON.parse(text)).batches);
    expect(created.reduce((sum, { paymentCount }) => sum + paymentCount, 0)).toBe(150);
    const claimed = (await transactions()).map(({ affiliateId }) => affiliateId);
    expect(claimed.sort()).toEqual([...people].sort());
    expect((await batches()).map(({ batchId }) => batchId).sort()).toEqual(
      created.map(({ batchId }) => batchId).sort(),
    );
    expect((await api.send('POST', '/batches', { body: { currency: 'AUD' } })).status, 'nothing is left').toBe(409);
  });

  it('twelve executes of one batch start one run and pay once', async () => {
    const [largest] = (await batches()).sort((left, right) => right.paymentCount - left.paymentCount);
    const batchId = largest?.batchId ?? '';

    const answers = await atOnce(CALLERS, () => api.send('POST', `/batches/${batchId}/execute`));

    expect(statuses(answers).filter((status) => ![200, 202].includes(status))).toEqual([]);
    const { status, transactions } = await api.untilFinished(batchId);
    expect(status).toBe('COMPLETED');
    expect(await movements()).toHaveLength(transactions.length);
    expect(await bookDifferences(api)).toEqual([]);
    const runs = await Promise.all(
      transactions.slice(0, 10).map(async ({ transactionId }) => (await api.transaction(transactionId)).attempts),
    );
    expect(runs.flat().map(({ attemptId }) => attemptId.slice(0, 5))).toEqual(runs.map(() => '0001-'));
  });

  it('executes of many batches at once pay them one after another, each once', async () => {
    const waiting = (await batches()).filter(({ status }) => status === 'PENDING');
    await atOnce(waiting.length * 5, (caller) =>
      api.send('POST', `/batches/${waiting[caller % waiting.length]?.batchId}/execute`),
    );
    for (const { batchId } of waiting) expect((await api.untilFinished(batchId)).status).toBe('COMPLETED');
    expect(await movements()).toHaveLength(150);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('of an execute and a DELETE one takes effect, never both', async () => {
    const people = ids('cancel', 48);
    await accrue(people, 'NZD');
    const batchIds: string[] = [];
    for (let from = 0; from < people.length; from += 4) {
      const affiliateIds = people.slice(from, from + 4);
      const [batch] = (await api.createBatches({ currency: 'NZD', affiliateIds })).batches;
      batchIds.push(batch?.batchId ?? '');
    }
    const paidBefore = (await api.movements()).length;

    const rounds = await Promise.all(
      batchIds.map(async (batchId, index) => {
        const execute = () => api.send('POST', `/batches/${batchId}/execute`);
        const cancel = () => api.send('DELETE', `/batches/${batchId}`);
        const [first, second] = index % 2 === 0 ? [execute, cancel] : [cancel, execute];
        const answers = await Promise.all([first(), second(), cancel(), execute()]);
        return { batchId, answers };
      }),
    );

    expect(statuses(rounds.flatMap(({ answers }) => answers)).filter((s) => ![200, 202, 409].includes(s))).toEqual([]);
    let paid = 0;
    for (const { batchId } of rounds) {
      const { status, counts, transactions } = await api.untilFinished(batchId);
      expect([status, counts.completed, counts.cancelled]).toEqual(
        status === 'COMPLETED' ? ['COMPLETED', 4, 0] : ['CANCELLED', 0, 4],
      );
      paid += counts.completed;
      for (const { affiliateId } of transactions.slice(0, 1)) {
        const balance = (await api.affiliate(affiliateId)).balances.find(({ currency }) => currency === 'NZD');
        expect(balance).toEqual({
          currency: 'NZD',
          ...(status === 'COMPLETED'
            ? { pendingAmount: '0.00', paidAmount: '75.50' }
            : { pendingAmount: '75.50', paidAmount: '0.00' }),
        });
      }
    }
    expect((await api.movements()).length - paidBefore).toBe(paid);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('a retry asked for ten times at once makes one new batch and pays once', async () => {
    const [person = ''] = ids('retry', 1);
    await accrue([person], 'SGD', 'refuse');
    const [batch] = (await api.createBatches({ currency: 'SGD' })).batches;
    await api.execute(batch?.batchId ?? '');
    const { status, transactions } = await api.untilFinished(batch?.batchId ?? '');
    expect([status, transactions[0]?.status]).toEqual(['FAILED', 'FAILED']);
    await api.importAffiliates([affiliateRow(person, 'ok')]);
    const failed = transactions[0]?.transactionId ?? '';

    const answers = await atOnce(10, () => api.send('POST', `/transactions/${failed}/retry`));

    // Whoever lost the race may be told so; asking once more answers with the one new batch.
    expect(statuses(answers).filter((code) => ![202, 409].includes(code))).toEqual([]);
    const again = await api.ask('POST', `/transactions/${failed}/retry`, retryTransactionEndpoint.answer);
    const named = answers
      .filter(({ status: code }) => code === 202)
      .map(({ text }) => retryTransactionEndpoint.answer.parse(JSON.parse(text)).batch.batchId);
    expect(new Set(named)).toEqual(new Set([again.batch.batchId]));
    expect((await api.untilFinished(again.batch.batchId)).status).toBe('COMPLETED');
    expect(await api.transactions({ affiliateId: person })).toHaveLength(2);
    expect((await api.movements()).filter(({ payee }) => payee === `mock:ok:${person}`)).toHaveLength(1);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('the same commissions imported by many at once are accrued once', async () => {
    const people = ids('import', 20);
    await api.importAffiliates(people.map((id) => affiliateRow(id)));
    const commissions = people.map((id) => commissionRow(`ZAR-${id}`, id, '1.00', 'ZAR'));

    const answers = await atOnce(12, () => api.send('POST', '/commissions', { body: { commissions } }));

    expect(statuses(answers)).toEqual([200]);
    const verdicts = answers.flatMap(({ text }) => [...text.matchAll(/"status":"(\w+)"/g)].map(([, found]) => found));
    expect(verdicts.filter((verdict) => verdict === 'accepted')).toHaveLength(20);
    expect(verdicts.filter((verdict) => verdict === 'duplicate')).toHaveLength(11 * 20);
    expect((await api.preview({ currency: 'ZAR' })).summary.totalAmount).toBe('20.00');
  });
});
