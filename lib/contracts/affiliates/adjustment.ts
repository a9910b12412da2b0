import * as z from 'zod';
import type { Adjustment, AdjustmentKind } from '../../domain/commissions/adjustment.ts';
import { parseAmount } from '../../domain/shared/money.ts';
import { AMOUNT_RULES } from '../commissions/commission-row.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { adjustmentIdField, affiliateIdField, currencyField, DEFAULT_CURRENCY, reasonField } from '../shared/fields.ts';

const TYPES = {
  opening_balance: 'OPENING_BALANCE',
  correction: 'CORRECTION',
  paid_elsewhere: 'PAID_ELSEWHERE',
} as const satisfies Readonly<Record<string, AdjustmentKind>>;
const typeField = z.enum(['opening_balance', 'correction', 'paid_elsewhere']);

export const adjustmentSchema = z.object({
  adjustmentId: shownId,
  affiliateId: shownId,
  type: typeField,
  amount: shownAmount.describe('As it was given.'),
  balanceChange: shownAmount.describe('What it adds to what the affiliate is owed.'),
  currency: shownCurrency,
  reason: z.string(),
  by: z.string(),
  at: shownTime,
});

/** The amount is checked last, because its currency says how many decimals it may have. */
const bodySchema = z
  .strictObject({
    adjustmentId: adjustmentIdField.optional(),
    type: typeField,
    amount: z.string('must be a decimal in a string, such as "12.50" or "-12.50"').meta({
      description: 'An exact decimal with at most as many decimals as the currency has; not zero.',
      pattern: '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$',
    }),
    currency: currencyField.default(DEFAULT_CURRENCY),
    reason: reasonField,
  })
  .transform(({ type, amount: text, ...rest }, context) => {
    const amount = parseAmount(rest.currency, text);
    const fault = typeof amount === 'string' ? AMOUNT_RULES[amount] : faultOf(type, amount.minor);
    if (typeof amount === 'string' || fault !== undefined) {
      context.addIssue({ code: 'custom', path: ['amount'], message: fault, input: text });
      return z.NEVER;
    }
    const amountMinor = type === 'paid_elsewhere' ? -amount.minor : amount.minor;
    return { ...rest, kind: TYPES[type], amountMinor };
  });

function faultOf(type: z.infer<typeof typeField>, minor: bigint): string | undefined {
  if (minor === 0n) return 'must not be zero';
  if (type === 'paid_elsewhere' && minor < 0n) return 'must be positive: it is what was paid elsewhere';
  return undefined;
}

/** POST /affiliates/{affiliateId}/adjustments */
export const adjustBalanceEndpoint = endpoint({
  path: z.strictObject({ affiliateId: affiliateIdField }),
  query: noParameters,
  body: bodySchema,
  answer: z.object({ adjustment: adjustmentSchema }),
  about: {
    tag: 'Commissions',
    summary: 'Change what an affiliate is owed',
    description:
      'Appends an entry to the ledger; nothing is ever edited. `opening_balance` and `correction` add their amount, which may be negative. `paid_elsewhere` subtracts what was paid outside this system. A negative balance carries forward. An `adjustmentId` is used once: the same adjustment again changes nothing, and a different one under its id is refused.',
    answers: { 200: 'The adjustment was made before.', 201: 'The adjustment is in the ledger.' },
    problems: ['affiliate_not_found', 'adjustment_conflict', 'contended'],
    idempotent: true,
    example: {
      path: { affiliateId: 'ann' },
      body: {
        adjustmentId: 'adj-2026-1',
        type: 'paid_elsewhere',
        amount: '20.00',
        currency: 'USD',
        reason: 'Paid by cheque 1042',
      },
      answer: {
        adjustment: {
          adjustmentId: 'adj-2026-1',
          affiliateId: 'ann',
          type: 'paid_elsewhere',
          amount: '20.00',
          balanceChange: '-20.00',
          currency: 'USD',
          reason: 'Paid by cheque 1042',
          by: 'admin',
          at: '2026-11-23T10:00:00.000Z',
        },
      },
    },
  },
});

export function adjustmentBody(adjustment: Adjustment): z.infer<typeof adjustmentSchema> {
  const { adjustmentId, affiliateId, kind, amountMinor, currency, reason, by, at } = adjustment;
  const given = kind === 'PAID_ELSEWHERE' ? -amountMinor : amountMinor;
  return {
    adjustmentId,
    affiliateId,
    type: typeOf(kind),
    amount: amountText(currency, given),
    balanceChange: amountText(currency, amountMinor),
    currency,
    reason,
    by,
    at,
  };
}

function typeOf(kind: AdjustmentKind): z.infer<typeof typeField> {
  switch (kind) {
    case 'OPENING_BALANCE':
      return 'opening_balance';
    case 'CORRECTION':
      return 'correction';
    case 'PAID_ELSEWHERE':
      return 'paid_elsewhere';
    default:
      return kind satisfies never;
  }
}
