import * as z from 'zod';
import { type AmountFault, type Money, parseAmount } from '../../domain/shared/money.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { CommissionVerdict } from '../../payouts/commissions/commission-verdict.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { affiliateIdField, commissionIdField, currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';
import { givenTimeField } from '../shared/given-time.ts';
import { type JudgedRow, judgeRow } from '../shared/row-verdicts.ts';

const MAX_ROWS = 500;

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

/** Checks one row by itself and against the time, because nothing can be approved in the future. */
export function judgeCommission(given: unknown, now: Instant): JudgedRow<CommissionRow, FaultCode> {
  const judged = judgeRow(commissionRowSchema, given, FAULT_CODES);
  if ('fault' in judged || judged.row.approvedAt <= addSeconds(now, MAX_AHEAD_SECONDS)) return judged;
  return { fault: { code: 'invalid_row', message: 'approvedAt: must not be more than a day in the future' } };
}

export const commissionVerdictSchema = z.object({
  commissionId: z.string().optional().describe('As it was sent. Absent if the row has none, or one that is not text.'),
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  code: z
    .enum([
      'invalid_row',
      'invalid_amount',
      'unknown_currency',
      'unknown_affiliate',
      'commission_conflict',
      'store_unavailable',
    ])
    .optional(),
  message: z.string().optional(),
});
export type CommissionVerdictBody = z.infer<typeof commissionVerdictSchema>;

/** POST /commissions. The rows are checked one by one, by {@link judgeCommission}. */
export const importCommissionsEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ commissions: z.array(z.unknown()).min(1).max(MAX_ROWS) }),
  answer: z.object({ commissions: z.array(commissionVerdictSchema) }),
  about: {
    tag: 'Commissions',
    summary: 'Accrue approved commissions',
    description:
      'Each row has its own verdict, in the order of the rows, so a fault in a row rejects only that row. A commission is accrued once: the same row again is a `duplicate`, and the same id with other content is rejected. `store_unavailable` is no fault of the row: send the request again, with the same Idempotency-Key if you use one.',
    answers: { 200: 'A verdict for each row, even if all are rejected.' },
    problems: ['contended'],
    documentedBody: z.strictObject({ commissions: z.array(commissionRowSchema).min(1).max(MAX_ROWS) }),
    idempotent: true,
    example: {
      body: {
        commissions: [
          {
            commissionId: 'c-1',
            affiliateId: 'ann',
            amount: '75.50',
            currency: 'USD',
            approvedAt: '2026-10-31T00:00:00Z',
          },
          {
            commissionId: 'c-2',
            affiliateId: 'ann',
            amount: '25.255',
            currency: 'USD',
            approvedAt: '2026-10-31T00:00:00Z',
          },
        ],
      },
      answer: {
        commissions: [
          { commissionId: 'c-1', status: 'accepted' },
          {
            commissionId: 'c-2',
            status: 'rejected',
            code: 'invalid_amount',
            message: 'amount: has more decimals than its currency; nothing is rounded',
          },
        ],
      },
    },
  },
});

export function commissionVerdictBody(verdict: CommissionVerdict): CommissionVerdictBody {
  const { commissionId, status } = verdict;
  if (status !== 'rejected') return { commissionId, status };
  return { commissionId, status, code: verdict.code, message: verdict.message };
}
