import * as z from 'zod';
import { adjustmentSchema } from '../affiliates/adjustment.ts';
import { affiliateVerdictSchema } from '../affiliates/affiliate-import.ts';
import { affiliateRowSchema } from '../affiliates/affiliate-row.ts';
import { affiliateSchema, balanceSchema, riseAccountSchema } from '../affiliates/affiliate-view.ts';
import { commissionSchema } from '../affiliates/commission-list.ts';
import { payableSchema } from '../affiliates/payable-list.ts';
import { batchSchema } from '../batches/batch-view.ts';
import { commissionVerdictSchema } from '../commissions/commission-import.ts';
import { commissionRowSchema } from '../commissions/commission-row.ts';
import { configSchema } from '../settings/config-view.ts';
import { fieldErrorSchema } from '../shared/field-errors.ts';
import { problemSchema } from '../shared/problem.ts';
import { transactionSchema } from '../transactions/transaction-view.ts';
import { webhookEventSchema } from '../webhooks/webhook-events.ts';
import { gatewayMessageSchema } from './gateway-responses.ts';

/** Schemas that the API document describes once, under these names. */
const NAMES = {
  Adjustment: adjustmentSchema,
  Affiliate: affiliateSchema,
  AffiliateRow: affiliateRowSchema,
  AffiliateVerdict: affiliateVerdictSchema,
  Balance: balanceSchema,
  Batch: batchSchema,
  Commission: commissionSchema,
  CommissionRow: commissionRowSchema,
  CommissionVerdict: commissionVerdictSchema,
  Config: configSchema,
  FieldError: fieldErrorSchema,
  GatewayMessage: gatewayMessageSchema,
  PayableAffiliate: payableSchema,
  Problem: problemSchema,
  RiseAccount: riseAccountSchema,
  Transaction: transactionSchema,
  WebhookEvent: webhookEventSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** Tells zod the names, by which it makes components and refers to them. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(NAMES)) z.globalRegistry.add(schema, { id });
}
