import { attemptIdOf } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { commitAttempt } from './commit-attempt.ts';
import type { ChunkRef } from './events.ts';
import type { PayDependencies } from './pay-dependencies.ts';
import { resume, submitFirst } from './send-attempt.ts';

/**
 * Sends one chunk: prepares the submission, commits it as an attempt, and only then submits (M4). Repeated after a crash,
 * it finds the attempt and never makes a second one. What it cannot send stays PENDING for the next round.
 */
export async function payChunk(deps: PayDependencies, context: Context, chunk: ChunkRef): Promise<void> {
  const attemptId = attemptIdOf(chunk.run, chunk.round, chunk.chunk);
  const [earlier] = await deps.payments.findAttempts(chunk.batchId, [attemptId]);
  if (earlier) return resume(deps, context, chunk, earlier);
  const committed = await commitAttempt(deps, context, chunk);
  if (committed) await submitFirst(deps, context, committed);
}
