import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import { split } from '../../../lib/domain/shared/split.ts';
import type { CommissionRow } from './commission-file.ts';
import type { RiseIdOf } from './payees.ts';
import type { Batch, PayoutClient, Verdict } from './payout-client.ts';

/** The steps of the demo, each over HTTP. `advance` moves a progress bar. */
type Advance = (done: number) => void;

const AFFILIATES_PER_CALL = 100;
const COMMISSIONS_PER_CALL = 500;
const PARALLEL_CALLS = 4;
const POLL_MS = 500;

export const customersOf = (rows: readonly CommissionRow[]): readonly string[] => [
  ...new Set(rows.map(({ affiliateId }) => affiliateId)),
];

/** Makes an approved affiliate of every customer that the file names. */
export const importAffiliates = async (
  client: PayoutClient,
  rows: readonly CommissionRow[],
  riseIdOf: RiseIdOf,
  advance: Advance,
) => {
  const affiliates = customersOf(rows).map((affiliateId, number) => ({
    affiliateId,
    fullName: `Affiliate ${number + 1}`,
    email: `affiliate-${number + 1}@example.com`,
    country: 'US',
    riseId: riseIdOf(affiliateId),
  }));
  const verdicts = await pMap(
    split(affiliates, AFFILIATES_PER_CALL),
    async (some) => {
      const answer = await client.importAffiliates(some);
      advance(some.length);
      return answer;
    },
    { concurrency: PARALLEL_CALLS },
  );
  return verdicts.flat();
};

export const importCommissions = async (client: PayoutClient, rows: readonly CommissionRow[], advance: Advance) => {
  const verdicts = await pMap(
    split(rows, COMMISSIONS_PER_CALL),
    async (some) => {
      const answer = await client.importCommissions(some);
      advance(some.length);
      return answer;
    },
    { concurrency: PARALLEL_CALLS },
  );
  return verdicts.flat();
};

/** Previews and creates batches until nothing payable is left. Each creation must equal its preview. */
export const createBatches = async (client: PayoutClient, currency: string): Promise<Batch[]> => {
  const batches: Batch[] = [];
  for (;;) {
    const { summary, previewToken } = await client.preview(currency);
    if (summary.eligibleAffiliates === 0) return batches;
    const created = await client.createBatches(currency, previewToken);
    batches.push(...created.batches);
    if (!created.more) return batches;
  }
};

/** Executes all batches and waits until each is finished. */
export const executeBatches = async (client: PayoutClient, batches: readonly Batch[], advance: Advance) => {
  for (const { batchId } of batches) await client.execute(batchId);
  let seen = 0;
  for (;;) {
    const now = await client.batches();
    const settled = now.reduce(
      (sum, { counts }) => sum + counts.completed + counts.failed + counts.cancelled + counts.returned,
      0,
    );
    advance(settled - seen);
    seen = settled;
    if (now.every(({ status }) => status === 'COMPLETED' || status === 'FAILED')) return now;
    await sleep(POLL_MS);
  }
};

/** Rejections by code, most frequent first, each with the message of its first row. */
export const rejections = (verdicts: readonly Verdict[]) => {
  const rejected = verdicts.filter(({ status }) => status === 'rejected');
  const byCode = Map.groupBy(rejected, ({ code }) => code ?? 'rejected');
  return [...byCode]
    .map(([code, same]) => ({ code, count: same.length, message: same[0]?.message ?? '' }))
    .sort((left, right) => right.count - left.count);
};
