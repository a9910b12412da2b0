import '../functions/support/silent-log.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENCE, runs } from '../hostile/runs.ts';
import { answers, type Command, Doing, Executing, Racing, type Story, Twice } from './commands.ts';
import { lastDifferences } from './compare.ts';
import { adjustBalance, hold, importCommission, liftHold, reverseCommission } from './ledger-operations.ts';
import { CURRENCIES, NAMES, newModel, USERS } from './model.ts';
import type { Operation } from './operation.ts';
import {
  approveBatch,
  cancelBatch,
  createBatches,
  createPreviewed,
  executeBatch,
  payNow,
  previewBatches,
} from './payout-operations.ts';
import { ApiServer } from './real.ts';
import { changeSettings, PATCHES, withdrawProposal } from './settings-operations.ts';
import { cancelPayment, retryPayment } from './transaction-operations.ts';

/**
 * Histories of requests that two admins and an upstream system may send over HTTP, compared with a small model of the
 * product. After every request its answer, all balances, batches and payments must equal the model's. A failing history is
 * shrunk to a list of requests that a person can read.
 */

const HISTORIES = 20;
const LONGEST = 80;

const user = fc.constantFrom(...USERS);
const person = fc.constantFrom(...NAMES);
const currency = fc.constantFrom('USD' as const, 'USD' as const, ...CURRENCIES);
const maybeCurrency = fc.option(currency, { nil: undefined });
/** Few different ones, so that a preview and a creation often have the same parameters. */
const people = fc.constantFrom(undefined, undefined, [...NAMES], NAMES.slice(0, 2), NAMES.slice(2));
const other = fc.option(currency, { nil: undefined, freq: 3 });
const nth = fc.nat({ max: 7 });
const amount = fc.constantFrom('5.00', '49.99', '50.00', '60.00', '75.50', '100.00');
const signed = fc.tuple(fc.constantFrom('', '-'), amount).map(([sign, text]) => `${sign}${text}`);
const commission = fc.nat({ max: 11 }).map((number) => `c-${number}`);
const adjustment = fc.nat({ max: 3 }).map((number) => `adj-${number}`);

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Operation> };
const often = (weight: number, arbitrary: fc.Arbitrary<Operation>): Weighted => ({ weight, arbitrary });

const raceable: Weighted[] = [
  often(
    5,
    fc.tuple(user, commission, person, currency, amount).map((given) => importCommission(...given)),
  ),
  often(
    2,
    fc.tuple(user, commission).map((given) => reverseCommission(...given)),
  ),
  often(
    1,
    fc.tuple(user, adjustment, person, currency, signed).map((given) => adjustBalance(...given)),
  ),
  often(
    1,
    fc.tuple(user, person, maybeCurrency).map((given) => hold(...given)),
  ),
  often(
    2,
    fc.tuple(user, person, maybeCurrency).map((given) => liftHold(...given)),
  ),
  often(
    3,
    fc.tuple(user, currency, people).map((given) => createBatches(...given)),
  ),
  often(
    3,
    fc.tuple(user, person, currency).map((given) => payNow(...given)),
  ),
  often(
    5,
    fc.tuple(user, nth).map((given) => executeBatch(...given)),
  ),
  often(
    2,
    fc.tuple(user, nth).map((given) => approveBatch(...given)),
  ),
  often(
    1,
    fc.tuple(user, nth).map((given) => cancelBatch(...given)),
  ),
  often(
    2,
    fc.tuple(user, nth).map((given) => cancelPayment(...given)),
  ),
  often(
    2,
    fc.tuple(user, fc.constantFrom(...PATCHES)).map((given) => changeSettings(...given)),
  ),
  often(1, user.map(withdrawProposal)),
];
/** Never raced. In a race they may answer that things have just changed, and that one may ask again, as in neither order. */
const others: Weighted[] = [
  often(
    2,
    fc.tuple(user, currency, people).map((given) => previewBatches(...given)),
  ),
  often(
    3,
    fc.tuple(user, fc.nat({ max: 1 }), other).map((given) => createPreviewed(...given)),
  ),
  often(
    4,
    fc.tuple(user, nth).map((given) => retryPayment(...given)),
  ),
];
const raced = fc.oneof(...raceable);
const any = fc.oneof(...raceable, ...others);
const key = fc.constantFrom('k1', 'k2');

const commands = fc.commands<Story, Parameters<Command['run']>[1], false>(
  [
    ...[1, 2, 3].map(() => any.map((operation): Command => new Doing(operation, undefined))),
    fc.tuple(any, key).map((given): Command => new Doing(...given)),
    fc.tuple(raced, raced).map((given): Command => new Racing(...given)),
    raced.map((operation): Command => new Twice(operation)),
    ...[1, 2].map(() => fc.constant<Command>(new Executing())),
  ],
  { maxCommands: LONGEST, size: 'max' },
);

/** Everybody is owed something from the beginning, so that there is something to pay. */
const OWED = NAMES.flatMap((name, index) => [
  importCommission('admin', `c-${index}`, name, 'USD', '60.00'),
  importCommission('admin', `c-${index + NAMES.length}`, name, index % 2 === 0 ? 'USD' : 'EUR', '75.50'),
]);

/** A history in which nothing happens would prove nothing. */
const EVERYTHING = [
  'DELETE /affiliates/{affiliateId}/hold 200',
  'DELETE /batches/{batchId} 200',
  'DELETE /config/proposal 200',
  'PATCH /config 200',
  'PATCH /config 202',
  'POST /affiliates/{affiliateId}/adjustments 201',
  'POST /affiliates/{affiliateId}/adjustments 409 adjustment_conflict',
  'POST /affiliates/{affiliateId}/hold 200',
  'POST /batches 201',
  'POST /batches 409 nothing_payable',
  'POST /batches 409 preview_mismatch',
  'POST /batches 409 stale_preview',
  'POST /batches/preview 200',
  'POST /batches/{batchId}/approve 200',
  'POST /batches/{batchId}/approve 409 batch_not_approvable',
  'POST /batches/{batchId}/approve 409 second_person_required',
  'POST /batches/{batchId}/execute 200',
  'POST /batches/{batchId}/execute 202',
  'POST /batches/{batchId}/execute 409 approval_required',
  'POST /batches/{batchId}/execute 409 batch_not_executable',
  'POST /commissions 200',
  'POST /commissions/{commissionId}/reverse 200',
  'POST /commissions/{commissionId}/reverse 404 commission_not_found',
  'POST /pay 202',
  'POST /pay 409 not_payable',
  'POST /transactions/{transactionId}/cancel 200',
  'POST /transactions/{transactionId}/cancel 409 batch_not_finished',
  'POST /transactions/{transactionId}/cancel 409 transaction_not_cancellable',
  'POST /transactions/{transactionId}/retry 202',
  'POST /transactions/{transactionId}/retry 409 transaction_not_retryable',
];

const server = new ApiServer();
beforeAll(() => server.open());
afterAll(() => server.close());

it(
  'whatever two admins do, every answer, balance, batch and payment is as the model of the product has it',
  PATIENCE,
  () =>
    fc.assert(
      fc.asyncProperty(commands, async (history) => {
        const real = await server.begin();
        const story: Story = { model: newModel() };
        for (const operation of OWED) await new Doing(operation, undefined).run(story, real);
        await fc.asyncModelRun(() => ({ model: story, real }), history);
        const faults = await lastDifferences(story.model, real);
        if (faults.length > 0) throw new Error(['at the end:', ...faults].join('\n'));
      }),
      runs(HISTORIES),
    ),
);

it('the histories came by everything that the model knows of', () => {
  const came = [...answers.keys()];
  expect(came).toEqual(expect.arrayContaining(EVERYTHING));
  expect(came.filter((kind) => kind.endsWith('409 idempotency_key_reused'))).not.toEqual([]);
});
