import * as z from 'zod';
import { attemptId, isId, isTransactionId, transactionId } from '../../../domain/shared/ids.ts';
import { type Instant, instant } from '../../../domain/shared/time.ts';

const createBodySchema = z.object({
  from: z.string(),
  to: z
    .array(
      z.object({
        to: z.string(),
        amount_cents: z.int(),
        currency_symbol: z.literal('USD'),
        invoice_description: z.string(),
      }),
    )
    .readonly(),
  pay_now: z.literal(true),
  network: z.string().optional(),
});

const documentSchema = z.object({
  attemptId: z.string().refine(isId).transform(attemptId),
  preparedAt: z.iso.datetime().transform((text): Instant => instant(new Date(text))),
  request: createBodySchema,
  typedData: z.record(z.string(), z.unknown()),
  signer: z.string(),
  signature: z.string(),
  payments: z.array(
    z.object({
      transactionId: z.string().refine(isTransactionId).transform(transactionId),
      user: z.string(),
      onchainId: z.string(),
      groupId: z.string(),
    }),
  ),
});

/** Exactly what is sent to Rise for one attempt, and the ids that Rise will know its payments by. */
export type RiseDocument = z.output<typeof documentSchema>;

export function writeRiseDocument(document: RiseDocument): string {
  return JSON.stringify(document);
}

/** @throws when the text is not such a document; only {@link writeRiseDocument} writes them */
export function readRiseDocument(text: string): RiseDocument {
  return documentSchema.parse(JSON.parse(text));
}
