import * as z from 'zod';
import { formatAmount, money } from '../domain/money.ts';
import type { CommissionRecord } from '../payouts/ports/ledger-repository.ts';
import { endpoint, noParameters } from './endpoint.ts';
import { commissionIdField, reasonField } from './fields.ts';

const reversedCommissionSchema = z.object({
  commissionId: z.string(),
  affiliateId: z.string(),
  amount: z.string(),
  currency: z.string(),
  approvedAt: z.string(),
  status: z.literal('REVERSED'),
});

/** POST /commissions/{commissionId}/reverse */
export const reverseCommissionEndpoint = endpoint({
  path: z.strictObject({ commissionId: commissionIdField }),
  query: noParameters,
  body: z.strictObject({ reason: reasonField.optional() }),
  answer: z.object({ commission: reversedCommissionSchema }),
});

export function reversedCommissionBody(commission: CommissionRecord): z.infer<typeof reversedCommissionSchema> {
  const { commissionId, affiliateId, currency, amountMinor, approvedAt } = commission;
  const amount = formatAmount(money(currency, amountMinor));
  return { commissionId, affiliateId, amount, currency, approvedAt, status: 'REVERSED' };
}
