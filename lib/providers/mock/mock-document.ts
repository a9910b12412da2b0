import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Currency, isCurrency } from '../../domain/shared/currency.ts';
import {
  type AttemptId,
  attemptId,
  isId,
  isTransactionId,
  type PayeeId,
  payeeId,
  type TransactionId,
  transactionId,
} from '../../domain/shared/ids.ts';

/** What the Mock bank receives: a chunk of payments under one attempt. */
export type MockDocument = {
  readonly attemptId: AttemptId;
  readonly currency: Currency;
  readonly notAfter: string;
  readonly payments: readonly MockPayment[];
};

export type MockPayment = {
  readonly transactionId: TransactionId;
  readonly payee: PayeeId;
  readonly amountMinor: bigint;
};

const documentSchema = z.object({
  attemptId: z.string().refine(isId).transform(attemptId),
  currency: z.custom<Currency>((value) => typeof value === 'string' && isCurrency(value)),
  notAfter: z.iso.datetime(),
  payments: z.array(
    z.object({
      transactionId: z.string().refine(isTransactionId).transform(transactionId),
      payee: z.string().refine(isId).transform(payeeId),
      // A decimal string, because JSON numbers are floating point.
      amountMinor: z
        .string()
        .regex(/^[0-9]+$/)
        .transform((digits) => BigInt(digits)),
    }),
  ),
});

export function writeMockDocument({ payments, ...document }: MockDocument): string {
  return JSON.stringify({
    ...document,
    payments: payments.map(({ amountMinor, ...payment }) => ({ ...payment, amountMinor: amountMinor.toString() })),
  });
}

export function readMockDocument(text: string): MockDocument {
  return documentSchema.parse(JSON.parse(text));
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
