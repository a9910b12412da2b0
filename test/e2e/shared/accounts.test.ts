import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { syncAccountsEndpoint } from '../../../lib/contracts/accounts/rise-accounts.ts';
import { bookDifferences } from '../../support/e2e-books.ts';
import { affiliateRow, commissionRow } from '../../support/e2e-data.ts';
import { START_TIMEOUT_MS } from '../../support/own-stack.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const { api } = sharedStack();

beforeAll(async () => {
  await api.importAffiliates([affiliateRow('late', 'unverified'), affiliateRow('later', 'unverified')]);
  await api.importCommissions([
    commissionRow('c-late', 'late', '75.50', 'MAD'),
    commissionRow('c-later', 'later', '75.50', 'MAD'),
  ]);
}, START_TIMEOUT_MS);

const decide = async (riseId: string, kycStatus: string) =>
  (await api.send('POST', '/_local/bank/payees', { body: { riseId, kycStatus } })).status;
const sync = async (body: object) =>
  (await api.ask('POST', '/riseworks/sync', syncAccountsEndpoint.answer, body)).accounts;
const statuses = async () => {
  const accounts = (await api.pages('/riseworks/accounts', 'accounts', accountSchema)).flat();
  return Object.fromEntries(accounts.map(({ affiliateId, kycStatus }) => [affiliateId, kycStatus]));
};
const accountSchema = z.object({ affiliateId: z.string(), kycStatus: z.string() });
const firingSchema = z.object({ updated: z.number(), unchanged: z.number(), failed: z.number() });
const fireSync = () => api.ask('POST', '/_local/schedules/sync', firingSchema);

describe('a payee whom the bank approves later', () => {
  it('is seen by a sync, and paid from then on', async () => {
    expect(await sync({ affiliateIds: ['late'] })).toMatchObject([{ status: 'unchanged', kycStatus: 'PENDING' }]);
    expect((await api.send('POST', '/batches', { body: { currency: 'MAD' } })).status).toBe(409);
    expect(await decide('mock:unverified:late', 'APPROVED')).toBe(200);
    expect(await sync({ affiliateIds: ['late'] })).toMatchObject([{ status: 'updated', kycStatus: 'APPROVED' }]);
    const [batch] = (await api.createBatches({ currency: 'MAD' })).batches;
    await api.execute(batch?.batchId ?? '');
    expect(await api.untilFinished(batch?.batchId ?? '')).toMatchObject({ status: 'COMPLETED' });
    expect((await api.movements()).filter(({ currency }) => currency === 'MAD')).toMatchObject([
      { payee: 'mock:unverified:late' },
    ]);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('is seen by the daily sync, which may fire twice', async () => {
    await decide('mock:unverified:later', 'APPROVED');
    const all = Object.keys(await statuses()).length;
    expect(await fireSync()).toEqual({ updated: 1, unchanged: all - 1, failed: 0 });
    expect(await fireSync()).toEqual({ updated: 0, unchanged: all, failed: 0 });
    expect(await statuses()).toMatchObject({ late: 'APPROVED', later: 'APPROVED' });
  });

  it('is decided about in words that the bank knows', async () => {
    expect(await decide('mock:unverified:late', 'FINE')).toBe(422);
  });
});
