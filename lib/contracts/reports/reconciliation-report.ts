import * as z from 'zod';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_BATCH_ID, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { reconciliationSchema } from './reconciliation-view.ts';
import { limitFits, reportPageQuery } from './report-query.ts';

/** The provider is asked about each batch, so a CSV answer has no more of them than a page. */
export const MAX_RECONCILED_BATCHES = 100;

const MOVED = { paidCount: 1, paidAmount: '100.75', returnedCount: 0, returnedAmount: '0.00' };

/** GET /reports/reconciliation */
export const getReconciliationReportEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject(reportPageQuery).superRefine(limitFits(MAX_RECONCILED_BATCHES)),
  body: noBody,
  answer: reconciliationSchema,
  about: {
    tag: 'Reports',
    summary: 'Compare our books with those of the provider',
    description:
      'Compares in both directions. `batches`: each batch that was made in the period, oldest first. For a finished batch, what our books say was paid and came back is compared with the provider’s answers about the attempts that we stored, and with its own list. Our books are also checked against themselves: the batch with its payments, each payment with the ledger. Then `days`: every payment that the provider lists as made on a day of the period must be ours, occur once, and agree with our books. Payments of the batches above are only counted there. Every difference is named with both sides. A list may be slow, so payments younger than an hour, here or there, are not judged by it. The provider is asked from a day before to a day after, because nobody knows its time zone; our own times decide what belongs to a batch. Asking moves no money, and nothing is corrected; the sweep does the same every day for the last seven days, and raises an incident for each difference.\n\n' +
      'A page may end early when asking takes long. Continue with `nextCursor` until there is none; days come after all batches. `from` is included, `to` is not. Without `to` the period ends with today, and without `from` it is 30 days long. It is at most 366 days. CSV has a line for each difference, and one for each batch or day without any. The header `Link` (`rel="next"`) has the address of the next ones.',
    answers: {
      200: 'Each batch and day: `agrees`, `differs`, `not_checked` (the provider could not be asked, or did not show everything) or `not_finished` (something in it still moves).',
    },
    problems: [],
    otherFormats: {
      'text/csv': 'batchId,batchNumber,…,result,…\r\nbatch-01KAV8M2C7R5Y3T9QZ4X6W1NDE,BATCH-2026-000123,…\r\n',
    },
    example: {
      query: { from: '2026-11-01', to: '2026-12-01', format: 'json' },
      answer: {
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
        batches: [
          {
            batchId: EXAMPLE_BATCH_ID,
            batchNumber: 'BATCH-2026-000123',
            status: 'COMPLETED',
            currency: 'USD',
            provider: 'mock',
            createdAt: '2026-11-23T10:00:00.000Z',
            result: 'differs',
            ours: MOVED,
            theirs: { ...MOVED, paidCount: 0, paidAmount: '0.00' },
            differences: [
              {
                kind: 'paid_not_at_provider',
                transactionId: EXAMPLE_TRANSACTION_ID,
                attemptId: '0001-0000-0000',
                currency: 'USD',
                ourAmount: '100.75',
                ours: 'COMPLETED, 100.75 USD',
                theirs: 'not there, attempt 0001-0000-0000',
              },
            ],
          },
        ],
        days: [
          {
            provider: 'mock',
            day: '2026-11-23',
            result: 'differs',
            sums: [
              {
                currency: 'USD',
                ours: { ...MOVED, paidCount: 0, paidAmount: '0.00' },
                theirs: { ...MOVED, paidAmount: '12.00' },
              },
            ],
            differences: [
              {
                kind: 'not_in_books',
                providerReference: 'bank-4711',
                currency: 'USD',
                theirAmount: '12.00',
                ours: 'not in the books',
                theirs: 'listed as completed, 12.00 USD',
              },
            ],
          },
        ],
      },
    },
  },
});
