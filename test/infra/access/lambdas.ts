import { randomUUID } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect } from 'vitest';
import * as z from 'zod';
import {
  AUTHORIZER_ENTRY,
  executionEntry,
  PUBLISH_EVENTS_ENTRY,
  routeEntry,
  scheduledPayoutEntry,
  scheduleEntry,
} from '../../../infra/entries.ts';
import { EXECUTION_FUNCTIONS } from '../../../infra/execution-functions.ts';
import { streamImage } from '../../../infra/local/events/stream-image.ts';
import { ROUTES } from '../../../infra/routes.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS } from '../../../infra/scheduled-payout-functions.ts';
import { SCHEDULES } from '../../../infra/schedules.ts';
import {
  acquireSlotStep,
  assessBatchStep,
  finalizeBatchStep,
  parkBatchStep,
  settleBatchStep,
  splitBatchStep,
} from '../../../lib/contracts/execution/execution-steps.ts';
import {
  findPayableCurrenciesStep,
  type makeScheduledBatchesStep,
  queueScheduledBatchesStep,
} from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { ADMIN, apiEvent, LAMBDA_CONTEXT } from '../../functions/support/api-event.ts';
import { holdToDocument } from '../../support/api-contract.ts';
import { asLambda, executions } from './guard.ts';

/*
 * The deployed handlers themselves, each run under the policy of its own role: the state machine's steps in the
 * order of its definition, and the routes as API Gateway calls them.
 */

type Handler = (event: unknown, context: typeof LAMBDA_CONTEXT) => Promise<unknown>;
const moduleSchema = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });

const ENTRIES = new Map([
  ['authorizer', AUTHORIZER_ENTRY],
  ...ROUTES.map((route) => [route.functionName, routeEntry(route)] as const),
  ...EXECUTION_FUNCTIONS.map((name) => [name, executionEntry(name)] as const),
  ...SCHEDULED_PAYOUT_FUNCTIONS.map((name) => [name, scheduledPayoutEntry(name)] as const),
  ...SCHEDULES.map((row) => [row.name, scheduleEntry(row)] as const),
  ['publish-events', PUBLISH_EVENTS_ENTRY],
]);

const run = async (name: string, event: unknown): Promise<unknown> => {
  const file = new URL(`../../../${ENTRIES.get(name)}`, import.meta.url).href;
  const { handler } = moduleSchema.parse({ ...(await import(/* @vite-ignore */ file)) });
  return asLambda(name, async () => handler(event, LAMBDA_CONTEXT));
};

const isIdempotent = (name: string) =>
  ROUTES.some(({ functionName, endpoint }) => functionName === name && endpoint.about.idempotent);

const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.object({ 'content-type': z.string() }),
  body: z.string(),
});

/** The routes that {@link call} called and that answered, by name. */
export const answered = new Set<string>();

/**
 * Calls a route; an answer other than 2xx is an error, and so is one that is not as the API document says. One that takes
 * an idempotency key is asked twice under one.
 */
export const call = async (
  name: string,
  parts: {
    body?: unknown;
    /** A body as it is, with its headers; in place of `body`. */
    raw?: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
    pathParameters?: Record<string, string>;
    queryStringParameters?: Record<string, string>;
    /** Who calls, if not the one admin of most tests. */
    sub?: string;
    /** Of the request, if it is to be sent again. */
    key?: string;
  } = {},
): Promise<Record<string, unknown>> => {
  const { body, raw, sub = ADMIN.sub, key = randomUUID(), ...rest } = parts;
  const sent = {
    ...rest,
    ...(isIdempotent(name) && { headers: { 'idempotency-key': key } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...raw,
  };
  const event = apiEvent(sent, { sub, username: sub });
  const answer = answerSchema.parse(await run(name, event));
  if (isIdempotent(name)) expect(await run(name, event)).toMatchObject(answer);
  if (answer.statusCode >= 300) throw new Error(`${name} answered ${answer.statusCode}: ${answer.body}`);
  const route = ROUTES.find(({ functionName }) => functionName === name);
  if (route === undefined) throw new Error(`there is no route ${name}`);
  const contentType = answer.headers['content-type'];
  holdToDocument({ name, ...route }, { status: answer.statusCode, contentType, text: answer.body });
  answered.add(name);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(answer.body));
};

/** Hands items of the table to `publish-events`, as its stream would. @throws Error if one was not taken */
export const streamToAnnouncer = async (items: readonly RawItem[]): Promise<void> => {
  const Records = items.map((item, nth) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(nth), NewImage: streamImage(marshall(item, { removeUndefinedValues: true })) },
  }));
  const { batchItemFailures } = failuresSchema.parse(await run('publish-events', { Records }));
  if (batchItemFailures.length > 0) {
    const [{ itemIdentifier = '' } = {}] = batchItemFailures;
    throw new Error(`not announced: ${JSON.stringify(items[Number(itemIdentifier)]?.action)}`);
  }
};
const failuresSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export const sweep = () => run('sweep', {});

export const sync = () => run('sync', {});

export const firePayouts = (scheduledTime: string) => run('payouts', { schedule: 'payouts', scheduledTime });

/** One run of the scheduled payouts as the definition says. Queueing is repeated, as it may be. */
const runScheduledPayouts = async (input: unknown): Promise<void> => {
  const found = findPayableCurrenciesStep.result.parse(await run('find-payable-currencies', input));
  for (const first of found.currencies) {
    let page: z.output<typeof makeScheduledBatchesStep.result> = { ...first, more: true };
    while (page.more) {
      const { more: _, ...event } = page;
      const made = await run('make-scheduled-batches', event);
      await run('queue-scheduled-batches', made);
      page = queueScheduledBatchesStep.result.parse(await run('queue-scheduled-batches', made));
    }
  }
  await run('end-scheduled-run', found);
};

const runSchema = z.object({ batchId: z.string(), run: z.number() });

/**
 * Runs every execution that was started and has not ended, as the definition says. `wait` moves the clock; `begun` is
 * what happens as soon as one has the slot.
 */
export const runExecutions = async (wait: (seconds: number) => void, begun?: () => Promise<unknown>): Promise<void> => {
  for (const [executionArn, execution] of executions) {
    if (execution.status !== 'RUNNING') continue;
    if (executionArn.includes(':disbursement-dev-scheduled-payouts:')) {
      await runScheduledPayouts(JSON.parse(execution.input));
      execution.status = 'SUCCEEDED';
      continue;
    }
    const event = runSchema.parse(JSON.parse(execution.input));
    const { acquired, ...progress } = acquireSlotStep.result.parse(await run('acquire-slot', event));
    if (acquired) await begun?.();
    if (acquired) await untilDone(await sendRound(progress), wait);
    if (acquired) await run('start-next-batch', event);
    execution.status = 'SUCCEEDED';
  }
};

type Progress = Omit<z.output<typeof splitBatchStep.result>, 'chunks'>;

/** The first round of a run that goes no further yet: everything is sent, nothing is confirmed. */
export const sendFirstRound = async (batchId: string): Promise<void> => {
  const { acquired, ...progress } = acquireSlotStep.result.parse(await run('acquire-slot', { batchId, run: 1 }));
  if (!acquired) throw new Error(`${batchId} did not get the slot`);
  await sendRound(progress);
};

/** `MarkUnknown` follows a step that broke off; here it follows every one, to be asked for its permissions too. */
const sendRound = async (progress: Progress): Promise<Progress> => {
  const { chunks, ...next } = splitBatchStep.result.parse(await run('split-batch', progress));
  for (const chunk of chunks) {
    await run('pay-chunk', chunk);
    await run('mark-unknown', chunk);
  }
  return next;
};

const untilDone = async (sent: Progress, wait: (seconds: number) => void): Promise<void> => {
  let progress = sent;
  for (let steps = 0; steps < 200; steps += 1) {
    const { action, waitSeconds, judgedVersion, ...next } = assessBatchStep.result.parse(
      await run('assess-batch', progress),
    );
    wait(waitSeconds);
    switch (action) {
      case 'SPLIT':
        progress = await sendRound(next);
        break;
      case 'CONFIRM':
        await run('confirm-payments', next);
        progress = next;
        break;
      case 'SETTLE': {
        const verdict = await run('settle-batch', { ...next, judgedVersion });
        if (settleBatchStep.result.parse(verdict).settled) return;
        break;
      }
      case 'PARK': {
        const verdict = await run('park-batch', { ...next, judgedVersion });
        if (parkBatchStep.result.parse(verdict).parked) return;
        break;
      }
      case 'FINALIZE': {
        const verdict = await run('finalize-batch', { ...next, judgedVersion });
        if (finalizeBatchStep.result.parse(verdict).finalized) return;
        break;
      }
      default:
        action satisfies never;
    }
  }
  throw new Error('the execution does not end');
};
