import * as z from 'zod';
import { affiliateIdField, currencyField, instantField } from '../shared/fields.ts';

/**
 * The event of the schedule, and the inputs and answers of the Lambdas of scheduled payouts. They have the scheduled time,
 * currencies, ids and counters, never amounts or names. Unknown fields are ignored, as in the steps of the payout state
 * machine.
 */

export const scheduleFired = z.looseObject({ scheduledTime: instantField });

const pageEvent = z.object({ scheduledTime: instantField, currency: currencyField, page: z.int().min(0) });
/** `null` means from the beginning, because a JSONPath cannot name a missing field. */
const after = affiliateIdField.nullable();
const firstPage = z.object({
  scheduledTime: z.string(),
  currency: z.string(),
  page: z.literal(0),
  after: z.null(),
});
const progress = z.object({
  scheduledTime: z.string(),
  currency: z.string(),
  page: z.int(),
  after: z.string().nullable(),
  more: z.boolean(),
});

export const findPayableCurrenciesStep = {
  event: z.object({ scheduledTime: instantField }),
  result: z.object({ scheduledTime: z.string(), currencies: z.array(firstPage).readonly() }),
};

export const makeScheduledBatchesStep = { event: pageEvent.extend({ after }), result: progress };

/** Passes the next page on. */
export const queueScheduledBatchesStep = { event: pageEvent.extend({ after, more: z.boolean() }), result: progress };

export const endScheduledRunStep = {
  event: z.object({
    scheduledTime: instantField,
    /** `failure`, of any kind: the other pages of this currency were given up. */
    currencies: z.array(z.looseObject({ currency: currencyField, failure: z.unknown().optional() })),
  }),
  result: z.strictObject({}),
};
