import * as z from 'zod';
import { type AmountFault, type Money, parseAmount } from '../../domain/shared/money.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import { type FieldError, fieldErrors } from '../shared/field-errors.ts';
import { affiliateIdField, commissionIdField, currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';
import { givenTimeField } from '../shared/given-time.ts';
import { type JudgedRow, judgeRow } from '../shared/row-verdicts.ts';

/* What a commission of an import has to be. The console judges the rows of a file by the same rules, so this runs in browsers, too. */

/** In one request. */
export const MAX_COMMISSION_ROWS = 500;

export const AMOUNT_RULES: Readonly<Record<AmountFault, string>> = {
  'not-a-decimal': 'must be a decimal such as "12.50", in digits with at most one point',
  'too-many-decimals': 'has more decimals than its currency; nothing is rounded',
  'too-large': 'is too large',
};

/** Checked in the order of the fields. The amount comes last, because its currency says how many decimals it may have. */
export const commissionRowSchema = z
  .strictObject({
    commissionId: commissionIdField,
    affiliateId: affiliateIdField,
    amount: z.string('must be a decimal in a string, such as "12.50"').meta({
      id: 'GivenAmount',
      description: 'An exact decimal, more than zero, with at most as many decimals as the currency has.',
      pattern: '^(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$',
      examples: ['75.50'],
    }),
    currency: currencyField.default(DEFAULT_CURRENCY),
    approvedAt: givenTimeField.describe(
      'ISO 8601 with any offset; kept in UTC. From the year 2000 on, and at most a day in the future.',
    ),
  })
  .transform(({ commissionId, affiliateId, amount: text, currency, approvedAt }, context) => {
    const amount = parseAmount(currency, text);
    const fault = amountFault(amount);
    if (fault !== undefined || typeof amount === 'string') {
      context.addIssue({ code: 'custom', path: ['amount'], message: fault, input: text });
      return z.NEVER;
    }
    return { commissionId, affiliateId, amount, approvedAt };
  });

type CommissionRow = z.output<typeof commissionRowSchema>;

function amountFault(amount: Money | AmountFault): string | undefined {
  if (typeof amount === 'string') return AMOUNT_RULES[amount];
  if (amount.minor === 0n) return 'must not be zero';
  return amount.minor < 0n ? 'must not be negative' : undefined;
}

/** Fields of a row whose faults have a code of their own. */
const FAULT_CODES = new Map([
  ['amount', 'invalid_amount'],
  ['currency', 'unknown_currency'],
] as const);

type FaultCode = typeof FAULT_CODES extends ReadonlyMap<string, infer Code> ? Code : never;

/**
 * Clocks differ, and so do days around the world. Anything further ahead is a typing error, or milliseconds taken for
 * seconds.
 */
const MAX_AHEAD_SECONDS = 86_400;

const AHEAD_RULE = 'must not be more than a day in the future';

const isTooFarAhead = ({ approvedAt }: CommissionRow, now: Instant): boolean =>
  approvedAt > addSeconds(now, MAX_AHEAD_SECONDS);

/** Checks one row by itself and against the time, because nothing can be approved in the future. */
export function judgeCommission(given: unknown, now: Instant): JudgedRow<CommissionRow, FaultCode> {
  const judged = judgeRow(commissionRowSchema, given, FAULT_CODES);
  if ('fault' in judged || !isTooFarAhead(judged.row, now)) return judged;
  return { fault: { code: 'invalid_row', message: `approvedAt: ${AHEAD_RULE}` } };
}

/** What {@link judgeCommission} finds wrong, field by field. */
export function commissionFaults(given: unknown, now: Instant): FieldError[] {
  const parsed = commissionRowSchema.safeParse(given, { reportInput: true });
  if (!parsed.success) return fieldErrors('body', parsed.error.issues);
  return isTooFarAhead(parsed.data, now) ? [{ field: 'approvedAt', code: 'invalid_value', message: AHEAD_RULE }] : [];
}
