import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listAccountsEndpoint, syncAccountsEndpoint } from '../../lib/contracts/accounts/rise-accounts.ts';
import { bookDifferences } from '../support/e2e-books.ts';
import { affiliateRow, commissionRow } from '../support/e2e-data.ts';
import { ownStack, START_TIMEOUT_MS } from '../support/own-stack.ts';

const { api } = ownStack();

beforeAll(async () => {
  await api.importAffiliates([affiliateRow('late', 'unverified'), affiliateRow('later', 'unverified')]);
  await api.importCommissions([commissionRow('c-1', 'late'), commissionRow('c-2', 'later')]);
}, START_TIMEOUT_MS);

const decide = async (riseId: string, kycStatus: string) =>
  (await api.send('POST', '/_local/bank/payees', { body: { riseId, kycStatus } })).status;
const sync = async (body: object) =>
  (await api.ask('POST', '/riseworks/sync', syncAccountsEndpoint.answer, body)).accounts;
const statuses = async () => {
  const { accounts } = await api.ask('GET', '/riseworks/accounts', listAccountsEndpoint.answer);
  return Object.fromEntries(accounts.map(({ affiliateId, kycStatus }) => [affiliateId, kycStatus]));
};
const firingSchema = z.object({ updated: z.number(), unchanged: z.number(), failed: z.number() });
const fireSync = () => api.ask('POST', '/_local/schedules/sync', firingSchema);

describe('a payee whom the bank approves later', { timeout: 60_000 }, () => {
  it('is seen by a sync, and paid from then on', async () => {
    expect(await sync({ affiliateIds: ['late'] })).toMatchObject([{ status: 'unchanged', kycStatus: 'PENDING' }]);
    expect((await api.send('POST', '/batches', { body: {} })).status).toBe(409);
    expect(await decide('mock:unverified:late', 'APPROVED')).toBe(200);
    expect(await sync({ affiliateIds: ['late'] })).toMatchObject([{ status: 'updated', kycStatus: 'APPROVED' }]);
    const [batch] = (await api.createBatches({})).batches;
    await api.execute(batch?.batchId ?? '');
    expect(await api.untilFinished(batch?.batchId ?? '')).toMatchObject({ status: 'COMPLETED' });
    expect(await api.movements()).toMatchObject([{ payee: 'mock:unverified:late' }]);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('is seen by the daily sync, which may fire twice', async () => {
    await decide('mock:unverified:later', 'APPROVED');
    expect(await fireSync()).toEqual({ updated: 1, unchanged: 1, failed: 0 });
    expect(await fireSync()).toEqual({ updated: 0, unchanged: 2, failed: 0 });
    expect(await statuses()).toEqual({ late: 'APPROVED', later: 'APPROVED' });
  });

  it('is decided about in words that the bank knows', async () => {
    expect(await decide('mock:unverified:late', 'FINE')).toBe(422);
  });
});
