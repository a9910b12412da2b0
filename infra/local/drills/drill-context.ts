import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ChildStack } from '../child-stack.ts';
import { PayoutClient } from '../demo/payout-client.ts';

const run = promisify(execFile);

/** Longer than any retry or time-out of the local stack. */
const PATIENCE_MS = 120_000;
const GLANCE_MS = 500;

/** A running stack, and a shell in which the variables of the runbook are set. */
export class DrillContext {
  readonly stack: ChildStack;
  readonly currency: string;
  readonly client: PayoutClient;
  /** The shell variables that the commands of the runbook use. */
  readonly variables: Record<string, string>;
  /** Payments that the bank has made and that stand in the books as an adjustment. */
  readonly paidElsewhere = new Set<string>();

  private constructor(stack: ChildStack, currency: string, tokens: Readonly<Record<'admin' | 'admin2', string>>) {
    this.stack = stack;
    this.currency = currency;
    this.client = new PayoutClient(stack.url, tokens.admin);
    this.variables = {
      API: `${stack.url}/api/disbursement`,
      LOCAL: `${stack.url}/_local`,
      DATA_DIR: stack.dataDir,
      AUTH: `Authorization: Bearer ${tokens.admin}`,
      AUTH2: `Authorization: Bearer ${tokens.admin2}`,
      CURRENCY: currency,
    };
  }

  static async of(stack: ChildStack, currency: string): Promise<DrillContext> {
    return new DrillContext(stack, currency, {
      admin: await stack.token(),
      admin2: await stack.token({ user: 'admin2' }),
    });
  }

  /** The output of the command. @throws Error with the output if it fails */
  async shell(command: string): Promise<string> {
    const env = { ...process.env, ...this.variables };
    const { stdout } = await run('bash', ['-o', 'pipefail', '-c', command], { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  }

  /** Makes a batch with so many payees of each Mock behaviour, and `amount` for each. @returns its id */
  async batchOf(mix: Readonly<Record<string, number>>, amount = '60.00'): Promise<string> {
    const people = Object.entries(mix).flatMap(([behaviour, count]) =>
      Array.from({ length: count }, (_, nth) => ({
        behaviour,
        affiliateId: `${this.currency}-${behaviour}-${nth + 1}`,
      })),
    );
    await this.client.importAffiliates(
      people.map(({ behaviour, affiliateId }) => affiliateRow(affiliateId, behaviour)),
    );
    await this.client.importCommissions(
      people.map(({ affiliateId }) => commissionRow(`c-${affiliateId}`, affiliateId, amount, this.currency)),
    );
    return this.batchOfAllPayable();
  }

  /** Makes a batch of all that is owed in the drill's currency. @returns its id */
  async batchOfAllPayable(): Promise<string> {
    const { previewToken } = await this.client.preview(this.currency);
    const [batch] = (await this.client.createBatches(this.currency, previewToken)).batches;
    if (batch === undefined) throw new Error(`Nobody can be paid in ${this.currency}.`);
    return batch.batchId;
  }
}

export const affiliateRow = (affiliateId: string, behaviour: string) => ({
  affiliateId,
  fullName: `Affiliate ${affiliateId}`,
  email: `${affiliateId.toLowerCase()}@example.com`,
  country: 'US',
  riseId: `mock:${behaviour}:${affiliateId}`,
});

export const commissionRow = (commissionId: string, affiliateId: string, amount: string, currency: string) => ({
  commissionId,
  affiliateId,
  amount,
  currency,
  approvedAt: '2026-01-31T00:00:00.000Z',
});

/** Waits until `isSo` is true. @throws Error that says what did not happen */
export const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`This did not happen in time: ${what}`);
    await sleep(GLANCE_MS);
  }
};
