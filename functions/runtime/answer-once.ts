import { setTimeout as pause } from 'node:timers/promises';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEMS } from '../../lib/contracts/shared/problem.ts';
import { type Instant, secondsUntil } from '../../lib/domain/shared/time.ts';
import type { Occasion } from '../../lib/payouts/shared/derived-id.ts';
import { isPassing, PayoutError } from '../../lib/payouts/shared/errors.ts';
import type {
  BeginRequest,
  HeldRequest,
  KeptAnswer,
  RequestName,
  RequestRepository,
} from '../../lib/payouts/shared/request-repository.ts';
import { problemOf } from './problem-of.ts';
import { RequestProblem } from './request-problem.ts';
import { keptResult, problemResult } from './responses.ts';

export type OnceDependencies = {
  readonly requests: RequestRepository;
  /** The pause between two looks for the other's answer. It follows the real clock unless a test replaces it. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
};

/** One request, as it arrived this time. */
export type KeyedRequest = Omit<BeginRequest, 'now'> & { readonly name: RequestName; readonly now: () => Instant };

/** `isProvisional`: part of the work is still to be done, and the next try does it. */
export type WorkDone = { readonly result: APIGatewayProxyStructuredResultV2; readonly isProvisional: boolean };

/** The pauses while somebody else handles the same request. Most answers are there after the first. */
const WAITS_MS = [100, 200, 400, 800, 1_600] as const;

/** The longest that a client is asked to wait. Whoever handles the request is most likely done before the lease ends. */
const MAX_RETRY_AFTER_SECONDS = 5;

/**
 * Answers a request that carries an idempotency key: does the work once and keeps its answer, or gives the answer that was
 * kept. If the work died, was refused for a passing reason, or part of it failed through a fault of ours, the next try does it
 * again. That try has the same occasion, so the use cases find what they had already made. This makes answers repeatable. It
 * does not guard money; the ledger does.
 *
 * @throws RequestProblem `idempotency_key_reused`, `request_in_progress`; and whatever the work throws
 */
export async function answerOnce(
  { requests, sleep = pause }: OnceDependencies,
  { name, now, ...request }: KeyedRequest,
  work: (occasion: Occasion) => Promise<WorkDone>,
): Promise<APIGatewayProxyStructuredResultV2> {
  for (let tries = 0; ; tries += 1) {
    const begun = await requests.begin(name, { ...request, now: now() });
    switch (begun.kind) {
      case 'begun': {
        const done = await doWork(requests, begun.held, now, work);
        if (done) return done;
        break;
      }
      case 'answered':
        return keptResult(begun.answer);
      case 'reused':
        throw keyReused();
      case 'in-progress': {
        const wait = WAITS_MS[tries];
        if (wait === undefined) throw inProgress(now(), begun.leaseUntil);
        await sleep(wait);
        break;
      }
      default:
        begun satisfies never;
    }
  }
}

/** `undefined` if another try took the request over meanwhile: then its answer counts. */
async function doWork(
  requests: RequestRepository,
  held: HeldRequest,
  now: () => Instant,
  work: (occasion: Occasion) => Promise<WorkDone>,
): Promise<APIGatewayProxyStructuredResultV2 | undefined> {
  try {
    const { result, isProvisional } = await work(held.occasion);
    if (isProvisional) {
      await giveUp(requests, held, now);
      return result;
    }
    return (await requests.keepAnswer(held, keptAnswer(result))) ? result : undefined;
  } catch (error) {
    const facts = problemOf(error);
    const hasDecidedNothing = error instanceof PayoutError && isPassing(error.refused);
    if (PROBLEMS[facts.code].status >= 500 || hasDecidedNothing) {
      await giveUp(requests, held, now);
      throw error;
    }
    if (!(await requests.keepAnswer(held, keptAnswer(problemResult(facts))))) return undefined;
    throw error;
  }
}

/** Lets the next try do the work again. If even this fails, the lease ends by itself. */
async function giveUp(requests: RequestRepository, held: HeldRequest, now: () => Instant): Promise<void> {
  await requests.giveUp(held, now()).catch(() => undefined);
}

function keptAnswer({ statusCode, headers, body }: APIGatewayProxyStructuredResultV2): KeptAnswer {
  if (statusCode === undefined || body === undefined) throw new Error('an answer has a status and a body');
  return { status: statusCode, contentType: String(headers?.['content-type']), body };
}

function keyReused(): RequestProblem {
  return new RequestProblem({
    code: 'idempotency_key_reused',
    detail: 'This Idempotency-Key was used for a different request to this route. Use a new key for a new request.',
  });
}

function inProgress(now: Instant, leaseUntil: Instant): RequestProblem {
  return new RequestProblem({
    code: 'request_in_progress',
    detail: 'The same request is still being handled. Send it again in a moment to get its answer.',
    retryAfterSeconds: Math.min(Math.max(1, secondsUntil(now, leaseUntil)), MAX_RETRY_AFTER_SECONDS),
  });
}
