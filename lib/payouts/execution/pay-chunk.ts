import { fitting } from '../../domain/execution/sent-window.ts';
import { attemptIdOf } from '../../domain/shared/ids.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { startAttempt } from '../../domain/transactions/payment-change.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider, ProviderDirectory } from '../shared/payment-provider.ts';
import { describeChange } from '../transactions/audit-payment-changes.ts';
import { type OutcomeDependencies, recordOutcomes } from '../transactions/record-outcomes.ts';
import type { ChunkRef } from './events.ts';
import { maySubmitAgain } from './may-submit.ts';
import { sendingGate } from './sending-gate.ts';
import type { SentRepository } from './sent-repository.ts';

export type PayDependencies = OutcomeDependencies & {
  readonly providers: ProviderDirectory;
  readonly settings: SettingsReader;
  readonly sent: SentRepository;
};

/**
 * Sends one chunk: prepares the submission, commits it as an attempt, and only then submits (M4). Repeated after a crash,
 * it finds the attempt and never makes a second one. What it cannot send stays PENDING for the next round.
 */
export async function payChunk(deps: PayDependencies, context: Context, chunk: ChunkRef): Promise<void> {
  const attemptId = attemptIdOf(chunk.run, chunk.round, chunk.chunk);
  const [earlier] = await deps.batches.findAttempts(chunk.batchId, [attemptId]);
  if (earlier) return resume(deps, context, chunk, earlier);
  const committed = await commitAttempt(deps, context, chunk);
  if (committed) await submit(deps, context, committed);
}

async function commitAttempt(deps: PayDependencies, context: Context, chunk: ChunkRef): Promise<Attempt | undefined> {
  const batch = await deps.batches.find(chunk.batchId);
  if (!batch) throw new Error(`batch ${chunk.batchId} does not exist`);
  const found = await deps.batches.findPayments(chunk.transactionIds);
  const { room, settingsVersion, sentVersion } = await sendingGate(deps, batch, context.now());
  const inOrder = chunk.transactionIds.flatMap((id) => found.get(id) ?? []);
  const payments = fitting(inOrder.filter(isSendable), room);
  if (payments.length === 0) return undefined;
  const attemptId = attemptIdOf(chunk.run, chunk.round, chunk.chunk);
  const provider = deps.providers.get(batch.provider);
  const now = context.now();
  const attempt: Attempt = {
    batchId: batch.batchId,
    attemptId,
    provider: batch.provider,
    transactionIds: payments.map(({ transactionId }) => transactionId),
    prepared: await provider.prepare(attemptId, batch.currency, payments, now),
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
    { attempt, changes, run: chunk.run, settingsVersion, sentVersion },
    audit,
  );
  switch (result) {
    case 'committed':
      return attempt;
    case 'exists':
    // Another delivery of the same step committed it a moment ago, and submits it.
    case 'paused':
    case 'not-running':
    case 'changed':
      return undefined;
    default:
      return result satisfies never;
  }
}

function isSendable({ status, liveAttemptId }: Payment): boolean {
  return status === 'PENDING' && liveAttemptId === undefined;
}

/**
 * The attempt was committed before: it may have been submitted or not. Only a PROCESSING batch sends (M8), and nothing
 * is sent again while payouts are paused.
 */
async function resume(deps: PayDependencies, context: Context, chunk: ChunkRef, attempt: Attempt): Promise<void> {
  const provider = deps.providers.get(attempt.provider);
  if (provider.repeatSafe && (await maySubmitAgain(deps, chunk))) return submit(deps, context, attempt);
  const { outcomes } = await provider.lookUp(attempt.prepared, context.now());
  await recordOutcomes(deps, context, attempt.attemptId, withUnknowns(attempt, outcomes));
}

async function submit(deps: PayDependencies, context: Context, attempt: Attempt): Promise<void> {
  const provider = deps.providers.get(attempt.provider);
  const outcomes = await submitted(provider, attempt, context);
  await recordOutcomes(deps, context, attempt.attemptId, withUnknowns(attempt, outcomes));
}

/** A lost answer is no answer: every payment of the attempt is then unknown (M5). */
async function submitted(provider: PaymentProvider, attempt: Attempt, context: Context) {
  try {
    return await provider.submit(attempt.prepared, context.now());
  } catch (error) {
    return attempt.transactionIds.map((transactionId): PaymentOutcome => {
      const message = `The answer of ${provider.name} was lost: ${error instanceof Error ? error.message : 'no reason given'}`;
      return { transactionId, outcome: { kind: 'unknown', message } };
    });
  }
}

function withUnknowns(attempt: Attempt, outcomes: readonly PaymentOutcome[]): PaymentOutcome[] {
  const told = new Map(outcomes.map((outcome) => [outcome.transactionId, outcome]));
  return attempt.transactionIds.map(
    (transactionId) =>
      told.get(transactionId) ?? {
        transactionId,
        outcome: { kind: 'unknown', message: `${attempt.provider} has not said what became of it` },
      },
  );
}
