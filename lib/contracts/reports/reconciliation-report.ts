import * as z from 'zod';
import { BATCH_STATUSES } from '../../domain/batches/batch.ts';
import { DIFFERENCE_KINDS, type Moved } from '../../domain/reports/reconciliation.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Period } from '../../domain/shared/period.ts';
import { RECONCILIATION_RESULTS, type ReconciledBatch } from '../../payouts/reports/reconcile-payouts.ts';
import { amountText } from '../shared/amount.ts';
import { type CsvColumn, csvText, numberColumn, textColumn } from '../shared/csv.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_BATCH_ID, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { nextCursor } from '../shared/page.ts';
import { limitFits, reportPageQuery } from './report-query.ts';

/** Each batch is asked about at the provider, so that a CSV answer has no more of them than a page. */
export const MAX_RECONCILED_BATCHES = 100;

const movedSchema = z.object({
  paidCount: z.int(),
  paidAmount: z.string(),
  returnedCount: z.int(),
  returnedAmount: z.string(),
});

const differenceSchema = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  /** Absent of `batch_totals`. */
  transactionId: z.string().optional(),
  /** What each side says, in words. */
  ours: z.string(),
  theirs: z.string(),
});

const batchSchema = z.object({
  batchId: z.string(),
  batchNumber: z.string().optional(),
  status: z.enum(BATCH_STATUSES),
  currency: z.string(),
  provider: z.string(),
  createdAt: z.string(),
  result: z.enum(RECONCILIATION_RESULTS),
  /** Money that went out, of it what came back: by our books, and by the provider's. */
  ours: movedSchema.optional(),
  theirs: movedSchema.optional(),
  differences: z.array(differenceSchema),
});
type BatchBody = z.infer<typeof batchSchema>;

const answerSchema = z.object({ from: z.string(), to: z.string(), batches: z.array(batchSchema), nextCursor });

const MOVED = { paidCount: 1, paidAmount: '100.75', returnedCount: 0, returnedAmount: '0.00' };

/** GET /reports/reconciliation */
export const getReconciliationReportEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject(reportPageQuery).superRefine(limitFits(MAX_RECONCILED_BATCHES)),
  body: noBody,
  answer: answerSchema,
  about: {
    tag: 'Reports',
    summary: 'Hold our books against those of the provider',
    description:
      'For each finished batch that was made in the period, oldest first: what our books say was paid and came back, and what the provider says when it is asked about the very attempts that we stored; and whether our books agree with themselves (the batch with its payments, each payment with the ledger). Every difference is named with both sides. Asking moves no money, and nothing is corrected. A page may end early when asking takes long: go on with `nextCursor` until there is none. `from` is included, `to` is not; without `to` the period ends with today, without `from` it is 30 days long; it is at most 366 days. CSV has a line for each difference, and one for each batch without any; the header `Link` (`rel="next"`) has the address of the next ones.',
    answers: {
      200: 'Each batch: `agrees`, `differs`, `not_checked` (the provider could not be asked) or `not_finished`.',
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
                ours: 'COMPLETED, 100.75 USD',
                theirs: 'not there, attempt 0001-0000-0000',
              },
            ],
          },
        ],
      },
    },
  },
});

export function reconciliationBody({ from, to }: Period, batches: readonly ReconciledBatch[], cursor?: string) {
  return { from, to, batches: batches.map(batchBody), nextCursor: cursor };
}

function batchBody({ batch, result, ours, provider, differences }: ReconciledBatch): BatchBody {
  const { batchId, batchNumber, status, currency, createdAt } = batch;
  return {
    batchId,
    batchNumber,
    status,
    currency,
    provider: batch.provider,
    createdAt,
    result,
    ours: ours && movedBody(currency, ours),
    theirs: provider && movedBody(currency, provider),
    differences: differences.map(({ kind, transactionId, ...sides }) => ({ kind, transactionId, ...sides })),
  };
}

function movedBody(currency: Currency, { paidCount, paidMinor, returnedCount, returnedMinor }: Moved) {
  return {
    paidCount,
    paidAmount: amountText(currency, paidMinor),
    returnedCount,
    returnedAmount: amountText(currency, returnedMinor),
  };
}

type Row = { readonly batch: BatchBody; readonly difference?: BatchBody['differences'][number] | undefined };
const SIDES = ['ours', 'theirs'] as const;

const COLUMNS: readonly CsvColumn<Row>[] = [
  textColumn('batchId', ({ batch }) => batch.batchId),
  textColumn('batchNumber', ({ batch }) => batch.batchNumber),
  textColumn('status', ({ batch }) => batch.status),
  textColumn('currency', ({ batch }) => batch.currency),
  textColumn('provider', ({ batch }) => batch.provider),
  textColumn('createdAt', ({ batch }) => batch.createdAt),
  textColumn('result', ({ batch }) => batch.result),
  ...SIDES.flatMap((side) =>
    (['paidCount', 'paidAmount', 'returnedCount', 'returnedAmount'] as const).map((name) =>
      numberColumn<Row>(`${side}.${name}`, ({ batch }) => batch[side]?.[name]),
    ),
  ),
  textColumn('difference', ({ difference }) => difference?.kind),
  textColumn('transactionId', ({ difference }) => difference?.transactionId),
  textColumn('ours', ({ difference }) => difference?.ours),
  textColumn('theirs', ({ difference }) => difference?.theirs),
];

/** A line for each difference, and one for each batch without any. */
export function reconciliationCsv(batches: readonly ReconciledBatch[]): string {
  const rows = batches.map(batchBody).flatMap((batch): Row[] => {
    return batch.differences.length === 0
      ? [{ batch }]
      : batch.differences.map((difference) => ({ batch, difference }));
  });
  return csvText(COLUMNS, rows);
}
