import * as z from 'zod';
import { RESOLVED_OUTCOMES } from '../../domain/transactions/payment.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_ADMIN, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { anyIdField, providerReferenceField, reasonField } from '../shared/fields.ts';
import { TRANSACTION_EXAMPLE, transactionSchema } from './transaction-view.ts';

const EXAMPLE = { outcome: 'paid', evidence: 'Bank statement of 23 November', providerReference: 'pa-7Q2M9F' } as const;

/** POST /transactions/{transactionId}/resolve. The first call proposes, and a second person's makes it take effect. */
export const resolveTransactionEndpoint = endpoint({
  path: z.strictObject({ transactionId: anyIdField }),
  query: noParameters,
  body: z
    .strictObject({
      outcome: z.enum(RESOLVED_OUTCOMES),
      evidence: reasonField,
      providerReference: providerReferenceField.optional(),
    })
    .refine(({ outcome, providerReference }) => (outcome === 'paid') === (providerReference !== undefined), {
      path: ['providerReference'],
      error: 'is required for a paid transaction and must be left out for an unpaid one',
    }),
  answer: z.object({ transaction: transactionSchema }),
  about: {
    tag: 'Transactions',
    summary: 'Resolve an UNKNOWN payment by hand',
    description:
      'Takes two people: the first call proposes, and the same outcome from another person makes it take effect. Any ' +
      'other call replaces the proposal. The provider is asked once more, and its answer wins. `unpaid` is refused ' +
      'while the attempt may still be carried out. `providerReference` belongs to `paid`.',
    answers: {
      200: 'Two people have said so: the transaction is COMPLETED, or FAILED and can be retried or cancelled.',
      202: 'Proposed. Another person has to confirm it.',
    },
    problems: [
      'transaction_not_found',
      'transaction_not_resolvable',
      'second_person_required',
      'attempt_alive',
      'contended',
    ],
    idempotent: true,
    example: {
      path: { transactionId: EXAMPLE_TRANSACTION_ID },
      body: EXAMPLE,
      answer: {
        transaction: {
          ...TRANSACTION_EXAMPLE,
          status: 'UNKNOWN',
          failure: { code: 'outcome_unknown', message: 'The answer was lost' },
          resolution: { ...EXAMPLE, proposedBy: EXAMPLE_ADMIN, proposedAt: '2026-11-23T10:30:00.000Z' },
        },
      },
    },
  },
});
