import { fitting } from '../../domain/execution/sent-window.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { type AttemptId, attemptIdOf } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { applyRejection, startAttempt } from '../../domain/transactions/payment-change.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import { MAX_STEPS } from '../batches/batch-repository.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider, Preparation } from '../shared/payment-provider.ts';
import { auditPaymentChanges, describeChange } from '../transactions/audit-payment-changes.ts';
import type { ChunkRef } from './events.ts';
import type { PayDependencies } from './pay-dependencies.ts';
import { reasonOf } from './reason-of.ts';
import { sendingGate } from './sending-gate.ts';
import { tellOfRejection } from './tell-of-rejection.ts';

/**
 * Prepares the submission of a chunk and commits it as an attempt, with its payments, if nothing stands in the way: batch,
 * run, settings and limit are as they were read, and payouts are not stopped (M4, M8). Otherwise nothing is written.
 */
export async function commitAttempt(
  deps: PayDependencies,
  context: Context,
  chunk: ChunkRef,
): Promise<Attempt | undefined> {
  const batch = await deps.batches.find(chunk.batchId);
  if (!batch) throw new Error(`batch ${chunk.batchId} does not exist`);
  const found = await deps.batches.findPayments(chunk.transactionIds);
  const { room, settingsVersion, generation, sentVersion } = await sendingGate(deps, batch, context.now());
  const inOrder = chunk.transactionIds.flatMap((id) => found.get(id) ?? []);
  const payments = fitting(inOrder.filter(isSendable), room);
  if (payments.length === 0) return undefined;
  const attemptId = attemptIdOf(chunk.run, chunk.round, chunk.chunk);
  const provider = deps.providers.get(batch.provider);
  const now = context.now();
  const preparation = await prepared(provider, attemptId, batch.currency, payments, now);
  if (preparation.kind === 'rejected') {
    await recordUnprepared(deps, context, chunk, attemptId, payments, preparation.rejection);
    await tellOfRejection(deps, context, { attemptId, ...batch }, preparation.rejection);
    return undefined;
  }
  const attempt: Attempt = {
    batchId: batch.batchId,
    attemptId,
    provider: batch.provider,
    transactionIds: payments.map(({ transactionId }) => transactionId),
    prepared: preparation.prepared,
    createdAt: now,
  };
  const changes = payments.map((payment) => startAttempt(payment, attemptId, now));
  const audit = auditEntry(context, { type: 'batch', batchId: batch.batchId }, 'payment.sending', {
    attemptId,
    requestHash: attempt.prepared.requestHash,
    notAfter: attempt.prepared.notAfter,
    payments: changes.map(describeChange),
  });
  const result = await deps.batches.commitAttempt(
    { attempt, changes, run: chunk.run, settingsVersion, generation, sentVersion },
    audit,
  );
  switch (result) {
    case 'committed':
      return attempt;
    case 'exists':
    // Another delivery of the same step committed it a moment ago, and submits it.
    case 'stopped':
    case 'not-running':
    case 'changed':
      return undefined;
    default:
      return result satisfies never;
  }
}

/** Preparing moves no money: whatever goes wrong with it, nothing was sent, and it may be tried again later. */
async function prepared(
  provider: PaymentProvider,
  attemptId: AttemptId,
  currency: Currency,
  payments: readonly Payment[],
  now: Instant,
): Promise<Preparation> {
  try {
    return await provider.prepare(attemptId, currency, payments, now);
  } catch (error) {
    const message = `${provider.name} could not be asked to prepare the payments: ${reasonOf(error)}`;
    return { kind: 'rejected', rejection: { reason: 'busy', message } };
  }
}

/** Losing a race leaves the payments as they are: the next round meets them again. */
async function recordUnprepared(
  { batches }: PayDependencies,
  context: Context,
  { run }: ChunkRef,
  attemptId: AttemptId,
  payments: readonly Payment[],
  rejection: Rejection,
): Promise<void> {
  const submission = { attemptId, rejection, isAlone: payments.length === 1 };
  const changes = payments.flatMap((payment) => applyRejection(payment, submission, context.now()) ?? []);
  for (const some of split(changes, MAX_STEPS)) {
    const steps = some.map((change) => ({ change }));
    await batches.commitSteps(steps, auditPaymentChanges(context, some), { run });
  }
}

function isSendable({ status, liveAttemptId }: Payment): boolean {
  return status === 'PENDING' && liveAttemptId === undefined;
}
