import * as z from 'zod';
import { type Currency, isCurrency } from '../../domain/shared/currency.ts';
import {
  type AdjustmentId,
  type AffiliateId,
  type AttemptId,
  type BatchId,
  type CommissionId,
  isId,
  isTransactionId,
  type PayeeId,
  type TransactionId,
} from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';

/**
 * Fields of stored items. A stored item that does not fit its schema is corrupt: reading it throws, and nothing is guessed.
 */

const idField = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string' && isId(value));

export const affiliateIdField = idField<AffiliateId>();
export const commissionIdField = idField<CommissionId>();
export const adjustmentIdField = idField<AdjustmentId>();
export const payeeIdField = idField<PayeeId>();
export const batchIdField = idField<BatchId>();
export const attemptIdField = idField<AttemptId>();
export const transactionIdField = z.custom<TransactionId>(
  (value) => typeof value === 'string' && isTransactionId(value),
);
export const currencyField = z.custom<Currency>((value) => typeof value === 'string' && isCurrency(value));
const MOMENT = z.regexes.datetime({ precision: 3 });
export const instantField = z.custom<Instant>((value) => typeof value === 'string' && MOMENT.test(value));

/** Minor units: any integer, exactly. */
export const minorField = z.bigint();

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** A sequence number or count, small enough for a JavaScript number. */
export const countField = z.transform((value: unknown, context) => {
  if (typeof value === 'bigint' && value >= 0n && value <= MOST) return Number(value);
  context.issues.push({ code: 'custom', input: value, message: 'not a count' });
  return z.NEVER;
});

/** An admin, stored with what they decided. */
export const personField = z.object({ sub: z.string(), name: z.string() });
/** The fields of every proposal. */
export const proposalFields = { proposalId: z.string(), by: personField, at: instantField, expiresAt: instantField };
/** The end of an audit chain. */
export const auditHeadField = z.object({ seq: countField, hash: z.string() });

/**
 * A schema for every stored field. An optional field without its line here would be written, and silently lost when the
 * item is read. So that does not compile.
 */
export type FieldsOf<T> = { readonly [Field in keyof T]-?: z.ZodType<T[Field]> };
