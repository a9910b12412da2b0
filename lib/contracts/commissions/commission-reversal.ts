import * as z from 'zod';
import { formatAmount, money } from '../../domain/shared/money.ts';
import type { CommissionRecord } from '../../payouts/commissions/ledger-repository.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { commissionIdField, reasonField } from '../shared/fields.ts';

const reversedCommissionSchema = z.object({
  commissionId: shownId,
  affiliateId: shownId,
  amount: shownAmount,
  currency: shownCurrency,
  approvedAt: shownTime,
  status: z.literal('REVERSED'),
});

/** POST /commissions/{commissionId}/reverse */
export const reverseCommissionEndpoint = endpoint({
  path: z.strictObject({ commissionId: commissionIdField }),
  query: noParameters,
  body: z.strictObject({ reason: reasonField.optional() }),
  answer: z.object({ commission: reversedCommissionSchema }),
  about: {
    tag: 'Commissions',
    summary: 'Reverse a commission',
    description:
      'Appends a negative entry to the affiliate’s ledger, once, whether the commission was paid or not. A repeated request changes nothing.',
    answers: { 200: 'The commission is REVERSED.' },
    problems: ['commission_not_found', 'contended'],
    idempotent: true,
    example: {
      path: { commissionId: 'c-1' },
      body: { reason: 'The order was returned' },
      answer: {
        commission: {
          commissionId: 'c-1',
          affiliateId: 'ann',
          amount: '75.50',
          currency: 'USD',
          approvedAt: '2026-10-31T00:00:00.000Z',
          status: 'REVERSED',
        },
      },
    },
  },
});

export function reversedCommissionBody(commission: CommissionRecord): z.infer<typeof reversedCommissionSchema> {
  const { commissionId, affiliateId, currency, amountMinor, approvedAt } = commission;
  const amount = formatAmount(money(currency, amountMinor));
  return { commissionId, affiliateId, amount, currency, approvedAt, status: 'REVERSED' };
}
