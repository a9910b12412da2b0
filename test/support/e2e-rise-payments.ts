import { join } from 'node:path';
import { beforeAll } from 'vitest';
import type { ChildStack } from '../../infra/local/child-stack.ts';
import { listIncidentsEndpoint } from '../../lib/contracts/incidents/incidents.ts';
import type { Api } from './e2e-api.ts';
import { bookDifferences } from './e2e-books.ts';
import { RiseControl } from './e2e-rise.ts';
import { leaksIn } from './leaks.ts';
import { ownStack, START_TIMEOUT_MS } from './own-stack.ts';

export const PER_SUBMISSION = 4;
export const RISE_TIMEOUT_MS = 400_000;

/**
 * A local stack of its own that pays through the sandbox of RiseWorks. An attempt whose answer was lost is dead after two
 * look-ups; the sandbox shows at once what it accepted, so that they need not be a minute apart.
 */
export const ownRiseStack = (): RisePayments => {
  const { stack, api } = ownStack({
    DISBURSEMENT_PROVIDER: 'riseworks',
    RISE_PAYMENTS_PER_SUBMISSION: String(PER_SUBMISSION),
    RISE_DEAD_MARGIN_S: '1',
    RISE_LOOK_UPS_APART_S: '2',
    RISE_CALL_TIMEOUT_MS: '2000',
    RISE_SUBMIT_TIMEOUT_MS: '2000',
  });
  const payments = new RisePayments(stack, api);
  beforeAll(
    () => payments.rise.behave({ typedDataLifetimeSeconds: 8, chainDelayMs: 0, webhookRetrySeconds: [0, 1, 1] }),
    START_TIMEOUT_MS,
  );
  return payments;
};

/** Pays people through RiseWorks, and looks at what became of it. */
export class RisePayments {
  readonly stack: ChildStack;
  readonly api: Api;
  readonly rise: RiseControl;

  constructor(stack: ChildStack, api: Api) {
    this.stack = stack;
    this.api = api;
    this.rise = new RiseControl(api);
  }

  /** A batch of those affiliates, 60.00 dollars for each. @returns its id */
  async batchOf(affiliateIds: readonly string[], owed = true): Promise<string> {
    if (owed) await this.rise.owe(affiliateIds);
    const [batch] = (await this.api.createBatches({ affiliateIds })).batches;
    if (batch === undefined) throw new Error(`nobody of ${affiliateIds.join(', ')} can be paid`);
    return batch.batchId;
  }

  /** The same, executed. */
  async execute(affiliateIds: readonly string[]): Promise<string> {
    const batchId = await this.batchOf(affiliateIds);
    await this.api.execute(batchId);
    return batchId;
  }

  async paymentOf(affiliateId: string) {
    const [found] = await this.api.transactions({ affiliateId });
    if (found === undefined) throw new Error(`${affiliateId} has no transaction`);
    return this.api.transaction(found.transactionId);
  }

  async endsOf(affiliateIds: readonly string[]): Promise<string[]> {
    return Promise.all(affiliateIds.map(async (id) => `${id} ${(await this.paymentOf(id)).status}`));
  }

  async incidents() {
    return (await this.api.ask('GET', '/incidents?limit=100', listIncidentsEndpoint.answer)).incidents;
  }

  /** How many payments the sandbox has made to them. */
  async moved(affiliateIds: readonly string[]): Promise<number> {
    const riseids = new Set(affiliateIds.map((id) => this.rise.userOf(id).riseid));
    return (await this.api.movements()).filter(({ payee }) => riseids.has(payee)).length;
  }

  /** What may never be, however the payments ended, in words: wrong books, incidents, and money that moves again. */
  async wrongInTheEnd(): Promise<string[]> {
    const differences = await bookDifferences(this.api);
    const movements = await this.api.movements();
    const paidTwice = [...Map.groupBy(movements, ({ payee }) => payee)].filter(([, all]) => all.length > 1);
    const { failed } = await this.api.sweep();
    const more = (await this.api.movements()).length - movements.length;
    const raised = (await this.incidents()).filter(({ kind }) => kind === 'OVERPAID' || kind === 'BOOKS_DIFFER');
    return [
      ...differences,
      ...paidTwice.map(([payee]) => `${payee} was paid twice`),
      ...failed,
      ...(more > 0 ? [`a sweep moved money ${more} times`] : []),
      ...raised.map(({ kind }) => `an incident: ${kind}`),
    ];
  }

  /** Where a key, secret, token or private datum is in anything that was written, and how many files there are. */
  leaks(): ReturnType<typeof leaksIn> {
    const shared = process.env.SYNTHESISED_DIR;
    const { dataDir } = this.stack;
    return leaksIn([dataDir, ...(shared ? [shared] : [])], join(dataDir, 'rise'));
  }
}
