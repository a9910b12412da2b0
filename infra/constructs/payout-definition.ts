import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  Errors,
  type IChainable,
  JsonPath,
  Map as MapState,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ExecutionFunction } from '../execution-functions.ts';
import { task } from './task.ts';

const RUN = ['batchId', 'run'] as const;
/** The data that goes round the loop: ids and counters, never amounts or names. */
const PROGRESS = [...RUN, 'round', 'confirmTries'] as const;
const VERDICT = [...PROGRESS, 'judgedVersion'] as const;
const CHUNK = [...RUN, 'round', 'chunk', 'transactionIds'] as const;

/**
 * One run of one batch, from taking the slot to giving it back. The input is `{batchId, run}`. State names are unique
 * across the nested map, because the local interpreter finds a handler by its state name.
 */
export const payoutDefinition = (
  scope: Construct,
  lambdas: Readonly<Record<ExecutionFunction, IFunction>>,
): IChainable => {
  const acquireSlot = task(scope, 'AcquireSlot', {
    comment: 'One batch at a time: takes the slot, or finds it taken',
    lambda: lambdas['acquire-slot'],
    fields: RUN,
    repeatable: true,
  });
  const split = task(scope, 'Split', {
    comment: 'Packs the pending payments into chunks',
    lambda: lambdas['split-batch'],
    fields: PROGRESS,
    repeatable: true,
  });
  const payChunk = task(scope, 'PayChunk', {
    comment: 'Commits an attempt, then sends it. Repeated only if it certainly did not run',
    lambda: lambdas['pay-chunk'],
    fields: CHUNK,
    repeatable: false,
    discardResult: true,
  });
  const markUnknown = task(scope, 'MarkUnknown', {
    comment: 'A chunk that ended without an answer: payments under a stored attempt are UNKNOWN',
    lambda: lambdas['mark-unknown'],
    fields: CHUNK,
    repeatable: true,
    discardResult: true,
  });
  const assess = task(scope, 'Assess', {
    comment: 'What is left to do',
    lambda: lambdas['assess-batch'],
    fields: PROGRESS,
    repeatable: true,
  });
  const confirm = task(scope, 'Confirm', {
    comment: 'Looks up what is still open',
    lambda: lambdas['confirm-payments'],
    fields: PROGRESS,
    repeatable: true,
  });
  const settle = task(scope, 'Settle', {
    comment: 'Outcomes stay open: gives the slot back',
    lambda: lambdas['settle-batch'],
    fields: [...VERDICT, 'waitSeconds'],
    repeatable: true,
  });
  const park = task(scope, 'Park', {
    comment: 'Nothing may be sent for now: gives the slot back, and the batch is queued again',
    lambda: lambdas['park-batch'],
    fields: VERDICT,
    repeatable: true,
  });
  const finalize = task(scope, 'Finalize', {
    comment: 'The verdict, on condition that the batch is still the one that was judged',
    lambda: lambdas['finalize-batch'],
    fields: VERDICT,
    repeatable: true,
  });
  const startNext = task(scope, 'StartNext', {
    comment: 'Starts the oldest queued batch',
    lambda: lambdas['start-next-batch'],
    fields: RUN,
    repeatable: true,
    discardResult: true,
  });

  // MarkUnknown needs the chunk itself, so the error must not replace it.
  payChunk.addCatch(markUnknown, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  const pay = MapState.jsonPath(scope, 'Pay', {
    comment: 'Chunk after chunk',
    itemsPath: '$.chunks',
    maxConcurrency: 1,
    resultPath: JsonPath.DISCARD,
  }).itemProcessor(payChunk);

  const waitFor = (name: string) => Wait.jsonPath(scope, name, { time: WaitTime.secondsPath('$.waitSeconds') });
  const judgedAnew = (name: string, flag: string) =>
    new Choice(scope, name, { comment: 'If the batch changed since it was judged, judge it again' })
      .when(Condition.booleanEquals(flag, true), startNext)
      .otherwise(assess);

  split.next(pay);
  pay.next(assess);
  confirm.next(assess);
  settle.next(judgedAnew('Settled?', '$.settled'));
  park.next(judgedAnew('LetGo?', '$.parked'));
  finalize.next(judgedAnew('Finalized?', '$.finalized'));

  const waitBeforeConfirm = waitFor('WaitBeforeConfirm');
  startNext.next(
    new Choice(scope, 'GoesOn?', {
      comment: 'A batch that gave the slot to another is asked about for as long as usual',
    })
      .when(Condition.isPresent('$.waitSeconds'), waitBeforeConfirm)
      .otherwise(new Succeed(scope, 'Done')),
  );
  assess.next(
    new Choice(scope, 'WhatNext?')
      .when(Condition.stringEquals('$.action', 'SPLIT'), waitFor('WaitBeforeSplit').next(split))
      .when(Condition.stringEquals('$.action', 'CONFIRM'), waitBeforeConfirm.next(confirm))
      .when(Condition.stringEquals('$.action', 'SETTLE'), settle)
      .when(Condition.stringEquals('$.action', 'PARK'), park)
      .when(Condition.stringEquals('$.action', 'FINALIZE'), finalize),
  );

  return acquireSlot.next(
    new Choice(scope, 'SlotAcquired?')
      .when(Condition.booleanEquals('$.acquired', true), split)
      .otherwise(new Succeed(scope, 'Parked', { comment: 'Another batch is being paid; this one stays queued' })),
  );
};
