import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  Errors,
  type IChainable,
  Map as MapState,
  Pass,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ScheduledPayoutFunction } from '../scheduled-payout-functions.ts';
import { task } from './task.ts';

const PAGE = ['scheduledTime', 'currency', 'page', 'after'] as const;

/**
 * One scheduled run. It makes batches for everybody who can be paid, currency by currency and page by page, and queues each
 * page as it is made. The input is `{scheduledTime}`. Every step may be repeated, because the ids of batches let a step
 * find what an earlier try made.
 */
export const scheduledPayoutsDefinition = (
  scope: Construct,
  lambdas: Readonly<Record<ScheduledPayoutFunction, IFunction>>,
): IChainable => {
  const findCurrencies = task(scope, 'FindCurrencies', {
    comment: 'In which currencies somebody has something pending',
    lambda: lambdas['find-payable-currencies'],
    fields: ['scheduledTime'],
    repeatable: true,
  });
  const makeBatches = task(scope, 'MakeBatches', {
    comment: 'Claims what the next affiliates can be paid, and makes batches of it',
    lambda: lambdas['make-scheduled-batches'],
    fields: PAGE,
    repeatable: true,
  });
  const queueBatches = task(scope, 'QueueBatches', {
    comment: 'Queues the batches of the page; the engine executes one at a time',
    lambda: lambdas['queue-scheduled-batches'],
    fields: [...PAGE, 'more'],
    repeatable: true,
  });
  const end = task(scope, 'End', {
    comment: 'Fails if a currency was given up, so that somebody is told',
    lambda: lambdas['end-scheduled-run'],
    fields: ['scheduledTime', 'currencies'],
    repeatable: true,
  });

  // A fault in one currency must not stop the payments in the others.
  const giveUp = new Pass(scope, 'GiveUpCurrency');
  const failed = { errors: [Errors.ALL], resultPath: '$.failure' };
  makeBatches.addCatch(giveUp, failed);
  queueBatches.addCatch(giveUp, failed);
  makeBatches.next(queueBatches);
  queueBatches.next(
    new Choice(scope, 'MorePages?')
      .when(Condition.booleanEquals('$.more', true), makeBatches)
      .otherwise(new Succeed(scope, 'CurrencyDone')),
  );

  const eachCurrency = MapState.jsonPath(scope, 'EachCurrency', {
    itemsPath: '$.currencies',
    maxConcurrency: 1,
    resultPath: '$.currencies',
  }).itemProcessor(makeBatches);

  return findCurrencies.next(eachCurrency).next(end).next(new Succeed(scope, 'Done'));
};
