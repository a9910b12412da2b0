import { setTimeout as sleep } from 'node:timers/promises';
import type { CommissionRow } from '../../../../infra/local/demo/commission-file.ts';
import { mockPayees } from '../../../../infra/local/demo/payees.ts';
import type { Batch, PayoutClient, Verdict } from '../../../../infra/local/demo/payout-client.ts';
import { customersOf, importAffiliates, importCommissions, rejections } from '../../../../infra/local/demo/steps.ts';
import type { Phase } from '../phases.ts';

const POLL_MS = 250;
const CURRENCY = 'USD';

/** Does one phase, and is told how many things it did. */
export type Around = (phase: Phase, work: () => Promise<number>) => Promise<void>;

const nothing = (): void => {};

/** The whole way of the rows through a stack: imported, made into batches, and paid. */
export const drive = async (client: PayoutClient, rows: readonly CommissionRow[], around: Around): Promise<void> => {
  const payees = mockPayees(() => 'ok');
  await around('import of affiliates', async () => {
    requireTaken(await importAffiliates(client, rows, payees, nothing));
    return customersOf(rows).length;
  });
  await around('import of commissions', async () => {
    requireTaken(await importCommissions(client, rows, nothing));
    return rows.length;
  });
  const made: Batch[] = [];
  await around('making of batches', async () => {
    for (let more = true; more; ) {
      const answer = await client.createBatches(CURRENCY);
      made.push(...answer.batches);
      more = answer.more;
    }
    return paymentsIn(made);
  });
  await around('paying', async () => {
    for (const { batchId } of made) await client.execute(batchId);
    await untilPaid(client);
    return paymentsIn(made);
  });
};

const paymentsIn = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { paymentCount }) => sum + paymentCount, 0);

/** Looks at one batch at a time, so that to wait takes next to nothing of the machine. */
const untilPaid = async (client: PayoutClient): Promise<void> => {
  for (const status of ['QUEUED', 'PROCESSING']) {
    while ((await client.newestBatch(status)) !== undefined) await sleep(POLL_MS);
  }
  const unpaid = (await client.batches()).find(({ counts, paymentCount }) => counts.completed !== paymentCount);
  if (unpaid !== undefined) throw new Error(`${unpaid.batchId} is ${unpaid.status}, and not all of it is paid`);
};

/** The sample has some rows of the amount 0.00, as the original has. */
const requireTaken = (verdicts: readonly Verdict[]): void => {
  const other = rejections(verdicts).find(({ message }) => message !== 'amount: must not be zero');
  if (other !== undefined) throw new Error(`${other.count} rows were rejected: ${other.message}`);
};
