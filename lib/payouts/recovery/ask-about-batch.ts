import type { Batch } from '../../domain/batches/batch.ts';
import type { BooksDifferFacts } from '../../domain/incidents/incident.ts';
import type { LostTime } from '../../domain/recovery/lost-time.ts';
import { lostSince } from '../../domain/recovery/quiet.ts';
import { checkBooks } from '../../domain/reports/check-books.ts';
import type { Difference } from '../../domain/reports/difference.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { moveBatch } from '../batches/move-batch.ts';
import { ledgerFacts } from '../reports/ledger-facts.ts';
import type { Context } from '../shared/context.ts';
import type { ListedPayment } from '../shared/payment-provider.ts';
import { resolveLiveAttempts } from '../transactions/resolve-attempt.ts';
import { enterFound, type OursListed } from './enter-found.ts';
import { unexplained } from './explained.ts';
import { noteLost } from './lost-payments.ts';
import type { RecoverDependencies } from './recover-dependencies.ts';

/**
 * Asks the provider, by our own references, about every payment of a batch from before the restore, and records the
 * answers. If nothing more can arrive, and the books of the batch agree, the batch gets the new generation. It may then be
 * sent, once the restore is settled.
 *
 * @param isLast whether a payment that the provider does not show now was never received
 * @returns `done`: nothing is left to do about it; `unread`: the provider has not shown everything, so this was no look at all
 */
export async function askAboutBatch(
  deps: RecoverDependencies,
  context: Context,
  { restored, generation }: { readonly restored: LostTime; readonly generation: number },
  batch: Batch,
  isLast: boolean,
): Promise<'done' | 'left' | 'unread'> {
  const { batchId, provider: name } = batch;
  const payments = await deps.payments.ofBatch(batchId);
  await resolveLiveAttempts(deps, context, payments, 'look-up-only');
  const ids = payments.map(({ transactionId }) => transactionId);
  const listed = await deps.providers.get(name).findByReference(ids, lostSince(restored), context.now());
  const byId = new Map(payments.map((payment) => [payment.transactionId, payment]));
  for (const found of listed.payments) {
    const payment = found.ours && byId.get(found.ours.transactionId);
    if (!isOurs(found) || !payment) continue;
    if (isAnother(payment, found)) await noteLost(deps, context, name, found);
    else await enterFound(deps, context, restored, name, found);
  }
  const wrong = (await ownDifferences(deps, batchId)).map((difference) => factsOf(batch, difference));
  const left = await unexplained(deps, context, wrong);
  if (!listed.complete) return 'unread';
  if (left > 0 || !isLast) return 'left';
  return (await markAsked(deps, context, batch, generation)) ? 'done' : 'left';
}

export function isOurs(listed: ListedPayment): listed is OursListed {
  return listed.ours !== undefined;
}

/**
 * It has our reference, but an attempt that we do not know and another amount, so it is not what we would have sent. Like a
 * payment that no batch knows, it is entered as it is, and what was claimed is released.
 */
export function isAnother({ attemptIds, currency, amountMinor }: Payment, listed: OursListed): boolean {
  if (attemptIds.includes(listed.ours.attemptId)) return false;
  return currency !== listed.currency || amountMinor !== listed.amountMinor;
}

/** A restore may have cut a transaction of the table in two. */
async function ownDifferences(deps: RecoverDependencies, batchId: Batch['batchId']): Promise<Difference[]> {
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  const payments = await deps.payments.ofBatch(batchId);
  return checkBooks(batch, payments, await ledgerFacts(deps.ledger, batch, payments));
}

function factsOf({ provider, batchId }: Batch, { kind: difference, ...facts }: Difference): BooksDifferFacts {
  return { kind: 'BOOKS_DIFFER', provider, difference, batchId, ...facts };
}

async function markAsked(
  { batches }: RecoverDependencies,
  context: Context,
  { batchId }: Batch,
  generation: number,
): Promise<boolean> {
  const batch = await batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  if (batch.generation === generation) return true;
  const audit = { action: 'batch.recovered', status: 'INFO', details: { generation } } as const;
  const { result } = await moveBatch(batches, context, batch, { generation }, audit);
  return result === 'moved';
}
