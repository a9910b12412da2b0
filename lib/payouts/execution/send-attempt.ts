import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { PaymentOutcome } from '../../domain/transactions/outcome.ts';
import { askAbout } from '../shared/ask-about.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider, Submission } from '../shared/payment-provider.ts';
import { isRepeatable } from '../transactions/is-repeatable.ts';
import { noteTaken } from '../transactions/note-taken.ts';
import { recordOutcomes } from '../transactions/record-outcomes.ts';
import { recordRejection } from '../transactions/record-rejection.ts';
import type { RunRef } from './events.ts';
import { maySubmitAgain } from './may-submit.ts';
import type { PayDependencies } from './pay-dependencies.ts';
import { reasonOf } from './reason-of.ts';
import { tellOfRejection } from './tell-of-rejection.ts';

/** For the one who committed the attempt, and nobody else: a rejection then answers its first submission. */
export async function submitFirst(deps: PayDependencies, context: Context, attempt: Attempt): Promise<void> {
  const submission = await submitted(deps.providers.get(attempt.provider), attempt, context);
  if (submission.kind === 'taken') return recordAnswer(deps, context, attempt, submission);
  const result = await recordRejection(deps, context, attempt, submission.rejection);
  if (result === 'sent-again') return recordAnswer(deps, context, attempt, NO_ANSWER);
  await tellOfRejection(deps, context, attempt, submission.rejection);
}

type Answer = { readonly outcomes: readonly PaymentOutcome[]; readonly silence?: string };

const NO_ANSWER: Answer = { outcomes: [], silence: 'It was submitted more than once, and one of them was refused' };

/** A lost answer is no answer: every payment of the attempt is then unknown (M5). */
async function submitted(provider: PaymentProvider, attempt: Attempt, context: Context): Promise<SubmissionAnswer> {
  try {
    return await provider.submit(attempt.prepared, context.now());
  } catch (error) {
    return { kind: 'taken', outcomes: [], silence: `The answer of ${provider.name} was lost: ${reasonOf(error)}` };
  }
}

type SubmissionAnswer = Submission & { readonly silence?: string };

/** What is not answered is unknown. */
async function recordAnswer(
  deps: PayDependencies,
  context: Context,
  attempt: Attempt,
  { outcomes, silence = `${attempt.provider} has not said what became of it` }: Answer,
): Promise<void> {
  const { attemptId, transactionIds } = attempt;
  await noteTaken(deps, attempt, outcomes, ['accepted']);
  const told = new Map(outcomes.map((outcome) => [outcome.transactionId, outcome]));
  const unknown = { kind: 'unknown', message: silence } as const;
  const all = transactionIds.map((transactionId) => told.get(transactionId) ?? { transactionId, outcome: unknown });
  await recordOutcomes(deps, context, attemptId, all);
}

/**
 * The attempt was committed before: it may have been submitted or not. Only a PROCESSING batch sends (M8), and nothing
 * is sent again while payouts are paused.
 */
export async function resume(deps: PayDependencies, context: Context, chunk: RunRef, attempt: Attempt): Promise<void> {
  // What was rejected is dead, and its payments are as unsent as before.
  if (attempt.rejected) return;
  const provider = deps.providers.get(attempt.provider);
  const isSentAgain =
    isRepeatable(provider, attempt, context.now()) &&
    (await maySubmitAgain(deps, chunk)) &&
    (await deps.payments.markSentAgain(attempt, context.now()));
  if (isSentAgain) {
    const submission = await submitted(provider, attempt, context);
    return recordAnswer(deps, context, attempt, submission.kind === 'rejected' ? NO_ANSWER : submission);
  }
  const { outcomes } = await askAbout(provider, attempt, context.now());
  await recordAnswer(deps, context, attempt, { outcomes });
}
