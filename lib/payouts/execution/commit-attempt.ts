import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../../domain/batches/batch.ts';
import { fitting } from '../../domain/execution/sent-window.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { type AttemptId, attemptIdOf } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { applyRejection } from '../../domain/transactions/apply-rejection.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { startAttempt } from '../../domain/transactions/payment-steps.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider, Preparation } from '../shared/payment-provider.ts';
import { auditPaymentChanges, describeChange } from '../transactions/audit-payment-changes.ts';
import { type AttemptCommitResult, MAX_STEPS } from '../transactions/payment-repository.ts';
import type { ChunkRef } from './events.ts';
import type { PayDependencies } from './pay-dependencies.ts';
import { reasonOf } from './reason-of.ts';
import { type SendingGate, sendingGate } from './sending-gate.ts';
import { tellOfRejection } from './tell-of-rejection.ts';

/** Lost races with other chunks of the batch before the payments are left to the next round. */
const MAX_TRIES = 20;

/**
 * Prepares the submission of a chunk and commits it as an attempt, with its payments, if nothing stands in the way: batch,
 * run, settings and limit are as they were read, and payouts are not stopped (M4, M8). Otherwise nothing is written.
 */
export async function commitAttempt(
  deps: PayDependencies,
  context: Context,
  chunk: ChunkRef,
): Promise<Attempt | undefined> {
  const chosen = await choose(deps, context, chunk);
  const { batch, payments } = chosen;
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
  return (await commit(deps, context, chunk, attempt, chosen)) ? attempt : undefined;
}

type Chosen = { readonly batch: Batch; readonly payments: readonly Payment[]; readonly gate: SendingGate };

/** What of the chunk may be sent now. */
async function choose(deps: PayDependencies, context: Context, chunk: ChunkRef): Promise<Chosen> {
  const batch = await deps.batches.find(chunk.batchId);
  if (!batch) throw new Error(`batch ${chunk.batchId} does not exist`);
  const found = await deps.payments.find(chunk.transactionIds);
  const gate = await sendingGate(deps, batch, context.now());
  const inOrder = chunk.transactionIds.flatMap((id) => found.get(id) ?? []);
  return { batch, payments: fitting(inOrder.filter(isSendable), gate.room), gate };
}

/**
 * Another chunk of the batch may be committed between our read and our write. Then the payments are read again, and the attempt is
 * committed only if exactly what was prepared may still be sent.
 */
async function commit(
  deps: PayDependencies,
  context: Context,
  chunk: ChunkRef,
  attempt: Attempt,
  first: Chosen,
): Promise<boolean> {
  let chosen = first;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const result = await commitOnce(deps, context, chunk, attempt, chosen);
    if (result !== 'overtaken') return result === 'committed';
    await sleep(10 * tries);
    chosen = await choose(deps, context, chunk);
    if (!areSame(chosen.payments, first.payments)) return false;
  }
  return false;
}

async function commitOnce(
  { payments }: PayDependencies,
  context: Context,
  { run }: ChunkRef,
  attempt: Attempt,
  { payments: chosen, gate }: Chosen,
): Promise<AttemptCommitResult> {
  const { batchId, attemptId, prepared, createdAt } = attempt;
  const changes = chosen.map((payment) => startAttempt(payment, attemptId, createdAt));
  const audit = auditEntry(context, { type: 'batch', batchId }, 'payment.sending', {
    attemptId,
    requestHash: prepared.requestHash,
    notAfter: prepared.notAfter,
    payments: changes.map(describeChange),
  });
  const { settingsVersion, generation, sentVersion } = gate;
  return payments.commitAttempt({ attempt, changes, run, settingsVersion, generation, sentVersion }, audit);
}

function areSame(now: readonly Payment[], prepared: readonly Payment[]): boolean {
  const isSame = ({ transactionId, version }: Payment, position: number) =>
    transactionId === prepared[position]?.transactionId && version === prepared[position]?.version;
  return now.length === prepared.length && now.every(isSame);
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
  { payments }: PayDependencies,
  context: Context,
  { run }: ChunkRef,
  attemptId: AttemptId,
  refused: readonly Payment[],
  rejection: Rejection,
): Promise<void> {
  const submission = { attemptId, rejection, isAlone: refused.length === 1 };
  const changes = refused.flatMap((payment) => applyRejection(payment, submission, context.now()) ?? []);
  for (const some of split(changes, MAX_STEPS)) {
    const steps = some.map((change) => ({ change }));
    await payments.commitSteps(steps, auditPaymentChanges(context, some), { run });
  }
}

function isSendable({ status, liveAttemptId }: Payment): boolean {
  return status === 'PENDING' && liveAttemptId === undefined;
}
