import * as z from 'zod';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import { failuresOf, type NotedFailure } from '../../domain/transactions/payment.ts';
import type { CommissionEntry, OtherEntry, TransactionView } from '../../payouts/transactions/get-transaction.ts';
import { ENTRY_KINDS, entryFacts, entryFactsShape } from '../commissions/ledger-entry.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { anyIdField } from '../shared/fields.ts';
import { TRANSACTION_EXAMPLE, transactionBody, transactionSchema } from './transaction-view.ts';

const attemptSchema = z.object({
  attemptId: z.string(),
  provider: z.string(),
  createdAt: shownTime,
  notAfter: shownTime.describe('After this moment the provider no longer carries it out.'),
});

const failureSchema = z.object({
  attemptId: z.string().optional().describe('The attempt that failed; absent if nothing was being sent.'),
  code: z.string(),
  message: z.string(),
  at: shownTime,
});

const coveredCommissionSchema = z.object({ commissionId: shownId, amount: shownAmount, approvedAt: shownTime });

const otherEntrySchema = z.object({
  seq: z.int().describe('Its number in the ledger.'),
  at: shownTime,
  kind: z.enum(ENTRY_KINDS).exclude(['COMMISSION']),
  amount: shownAmount.describe('What it adds to what is owed.'),
  ...entryFactsShape,
});

const transactionDetailSchema = transactionSchema.extend({
  attempts: z.array(attemptSchema),
  failures: z
    .array(failureSchema)
    .describe('The last 20 failures, oldest first. `failure` is the newest, as long as it counts.'),
  commissions: z.array(coveredCommissionSchema),
  otherEntries: z
    .array(otherEntrySchema)
    .describe(
      'The other entries that it covers, named as in the statement: reversals, adjustments, money that was paid twice or came ' +
        'back. With the commissions it adds up to `amount`.',
    ),
});

/** GET /transactions/{transactionId} */
export const getTransactionEndpoint = endpoint({
  path: z.strictObject({ transactionId: anyIdField }),
  query: noParameters,
  body: noBody,
  answer: z.object({ transaction: transactionDetailSchema }),
  about: {
    tag: 'Transactions',
    summary: 'Look at a transaction',
    description:
      'A retry by hand makes another transaction: `retriedAs` of the old one and `retryOf` of the new one lead from one to the other, and each keeps its own failures.',
    answers: { 200: 'The transaction with every attempt to pay it, what went wrong, and all that it covers.' },
    problems: ['transaction_not_found'],
    example: {
      path: { transactionId: EXAMPLE_TRANSACTION_ID },
      answer: {
        transaction: {
          ...TRANSACTION_EXAMPLE,
          status: 'COMPLETED',
          retries: 1,
          providerReference: `mock:${EXAMPLE_TRANSACTION_ID}:0001-0002-0001`,
          updatedAt: '2026-11-23T10:05:05.000Z',
          completedAt: '2026-11-23T10:05:05.000Z',
          attempts: [
            {
              attemptId: '0001-0001-0001',
              provider: 'mock',
              createdAt: '2026-11-23T10:05:02.000Z',
              notAfter: '2026-11-23T10:20:02.000Z',
            },
            {
              attemptId: '0001-0002-0001',
              provider: 'mock',
              createdAt: '2026-11-23T10:05:04.000Z',
              notAfter: '2026-11-23T10:20:04.000Z',
            },
          ],
          failures: [
            {
              attemptId: '0001-0001-0001',
              code: 'bank_busy',
              message: 'The bank could not take the payment this time',
              at: '2026-11-23T10:05:03.000Z',
            },
          ],
          commissions: [
            { commissionId: 'c-1', amount: '75.50', approvedAt: '2026-10-31T00:00:00.000Z' },
            { commissionId: 'c-3', amount: '45.25', approvedAt: '2026-10-31T00:00:00.000Z' },
          ],
          otherEntries: [
            {
              seq: 3,
              at: '2026-11-23T10:00:00.000Z',
              kind: 'PAID_ELSEWHERE',
              amount: '-20.00',
              adjustmentId: 'adj-2026-1',
              reason: 'Paid by cheque 1042',
            },
          ],
        },
      },
    },
  },
});

export function transactionDetailBody(view: TransactionView): z.infer<typeof transactionDetailSchema> {
  return {
    ...transactionBody(view.payment),
    attempts: view.attempts.map(attemptBody),
    failures: failuresOf(view.payment).map(failureBody),
    commissions: view.commissions.map(commissionBody),
    otherEntries: view.otherEntries.map(otherEntryBody),
  };
}

function attemptBody({ attemptId, provider, createdAt, prepared }: Attempt): z.infer<typeof attemptSchema> {
  return { attemptId, provider, createdAt, notAfter: prepared.notAfter };
}

function failureBody({ attemptId, code, message, at }: NotedFailure): z.infer<typeof failureSchema> {
  return { attemptId, code, message, at };
}

function commissionBody(entry: CommissionEntry): z.infer<typeof coveredCommissionSchema> {
  const { commissionId, currency, amountMinor, approvedAt } = entry;
  return { commissionId, amount: amountText(currency, amountMinor), approvedAt };
}

function otherEntryBody(entry: OtherEntry): z.infer<typeof otherEntrySchema> {
  const { seq, recordedAt, kind, currency, amountMinor } = entry;
  return { seq, at: recordedAt, kind, amount: amountText(currency, amountMinor), ...entryFacts(entry) };
}
