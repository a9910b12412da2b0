import * as z from 'zod';
import { adjustmentSchema } from '../adjustment.ts';
import { affiliateRowSchema, affiliateVerdictSchema } from '../affiliate-import.ts';
import { affiliateSchema, balanceSchema, riseAccountSchema } from '../affiliate-view.ts';
import { batchSchema } from '../batch-view.ts';
import { commissionRowSchema, commissionVerdictSchema } from '../commission-import.ts';
import { commissionSchema } from '../commission-list.ts';
import { configSchema } from '../config-view.ts';
import { fieldErrorSchema } from '../field-errors.ts';
import { payableSchema } from '../payable-list.ts';
import { problemSchema } from '../problem.ts';
import { transactionSchema } from '../transaction-view.ts';
import { webhookEventSchema } from '../webhook-events.ts';
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
