import { attemptIdOf } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { type OutcomeDependencies, recordOutcomes } from '../transactions/record-outcomes.ts';
import type { ChunkRef } from './events.ts';

/**
 * Sending a chunk broke off. If its attempt was committed, money may have moved: its payments are UNKNOWN. If not,
 * nothing was sent, and they stay PENDING.
 */
export async function markUnknown(deps: OutcomeDependencies, context: Context, chunk: ChunkRef): Promise<void> {
  const attemptId = attemptIdOf(chunk.run, chunk.round, chunk.chunk);
  const [attempt] = await deps.payments.findAttempts(chunk.batchId, [attemptId]);
  if (!attempt) return;
  const outcome = { kind: 'unknown', message: 'Sending was interrupted before the answer was recorded' } as const;
  await recordOutcomes(
    deps,
    context,
    attemptId,
    attempt.transactionIds.map((transactionId) => ({ transactionId, outcome })),
  );
}
