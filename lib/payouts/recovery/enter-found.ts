import type { LostTime } from '../../domain/recovery/lost-time.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import { noteFoundAttempt } from '../../domain/transactions/found-attempt.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { Context } from '../shared/context.ts';
import type { ListedPayment } from '../shared/payment-provider.ts';
import { auditPaymentChanges } from '../transactions/audit-payment-changes.ts';
import type { LookUpDependencies } from '../transactions/look-up-attempt.ts';
import { recordOutcomes } from '../transactions/record-outcomes.ts';

/** A payment of ours as the provider has it. */
export type OursListed = ListedPayment & { readonly ours: NonNullable<ListedPayment['ours']> };

/** How many lost races for the payment are tolerated. Each means that another writer got through. */
const MAX_TRIES = 20;

/**
 * Brings what the provider knows about a payment of ours into the books. An attempt that the restore has lost is stored as
 * found, and its outcome is recorded like every other. Safe to repeat.
 */
export async function enterFound(
  deps: LookUpDependencies,
  context: Context,
  restored: LostTime,
  provider: string,
  listed: OursListed,
): Promise<void> {
  const { ours, outcome, amountMinor } = listed;
  if (outcome.kind === 'refused' || outcome.kind === 'failed') return;
  await noteAttempt(deps, context, restored, provider, listed);
  const found = { transactionId: ours.transactionId, outcome, paidMinor: amountMinor };
  await recordOutcomes(deps, context, ours.attemptId, [found]);
  // It came back before we knew that it was paid. So it counts as paid first, and then as returned.
  if (outcome.kind === 'returned') await recordOutcomes(deps, context, ours.attemptId, [found]);
}

async function noteAttempt(
  { payments, providers }: LookUpDependencies,
  context: Context,
  { stoppedAt }: LostTime,
  provider: string,
  { ours: { transactionId, attemptId }, outcome, at }: OursListed,
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const payment = (await payments.find([transactionId])).get(transactionId);
    if (!payment) throw new Error(`${transactionId} does not exist`);
    const [stored] = await payments.findAttempts(payment.batchId, [attemptId]);
    const isFound = stored?.foundAt !== undefined;
    const change = noteFoundAttempt(payment, { attemptId, outcome, isFound }, at, context.now());
    if (!change) return;
    const notAfter = addSeconds(stoppedAt, providers.get(provider).longestAttemptSeconds);
    const attempt = stored ?? foundAttempt(payment, { attemptId, provider, at, notAfter, now: context.now() });
    const found = { attempt, isStored: stored !== undefined, change };
    if ((await payments.enterFound(found, auditPaymentChanges(context, [change]))) === 'entered') return;
  }
  throw new Error(`${transactionId} kept changing while it was written; try again`);
}

function foundAttempt(
  { batchId, transactionId }: Payment,
  {
    attemptId,
    provider,
    at,
    notAfter,
    now,
  }: Pick<Attempt, 'attemptId' | 'provider'> & Record<'at' | 'notAfter' | 'now', Attempt['createdAt']>,
): Attempt {
  return {
    batchId,
    attemptId,
    provider,
    transactionIds: [transactionId],
    prepared: { document: '', requestHash: '', notAfter },
    createdAt: at,
    takenIds: new Set([transactionId]),
    foundAt: now,
  };
}
