import * as z from 'zod';
import { BATCH_STATUSES, type Batch } from '../../domain/batches/batch.ts';
import { type PayoutFigures, successRate } from '../../domain/batches/payout-figures.ts';
import type { Period } from '../../domain/shared/period.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../../domain/transactions/payment.ts';
import { GROUPINGS, type Grouping, type PayoutSummary } from '../../payouts/reports/summarise-payouts.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownTime } from '../shared/answer-fields.ts';
import { type CsvColumn, csvText, numberColumn, textColumn } from '../shared/csv.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { reportQuery } from './report-query.ts';

/** A number of payments and the sum of their amounts. */
const sumSchema = z.object({ count: z.int(), amount: shownAmount });

const figuresSchema = z.object({
  currency: shownCurrency,
  batches: z.object({
    total: z.int(),
    pending: z.int(),
    queued: z.int(),
    processing: z.int(),
    settling: z.int(),
    completed: z.int(),
    failed: z.int(),
    cancelling: z.int(),
    cancelled: z.int(),
  }),
  payments: sumSchema.describe('All payments. The following seven add up to this.'),
  paid: sumSchema,
  returned: sumSchema,
  failed: sumSchema,
  cancelled: sumSchema,
  pending: sumSchema,
  processing: sumSchema,
  unknown: sumSchema,
  successRate: z
    .string()
    .optional()
    .describe(
      'The share of the decided payments that were paid, as a decimal from `0.0000` to `1.0000`, rounded down. Payments that were cancelled together with their batch do not count.',
    ),
});
type FiguresBody = z.infer<typeof figuresSchema>;

const rowSchema = figuresSchema.extend({ period: z.string() });

const answerSchema = z.object({
  from: shownTime,
  to: shownTime,
  groupBy: z.enum(GROUPINGS),
  asOf: shownTime,
  totals: z.array(figuresSchema),
  rows: z.array(rowSchema),
});

const sum = (count: number, amount: string) => ({ count, amount });
const FIGURES_EXAMPLE = {
  currency: 'USD',
  batches: {
    total: 2,
    pending: 0,
    queued: 0,
    processing: 1,
    settling: 0,
    completed: 1,
    failed: 0,
    cancelling: 0,
    cancelled: 0,
  },
  payments: sum(120, '9066.00'),
  paid: sum(99, '7474.50'),
  returned: sum(0, '0.00'),
  failed: sum(1, '75.50'),
  cancelled: sum(0, '0.00'),
  pending: sum(0, '0.00'),
  processing: sum(19, '1434.50'),
  unknown: sum(1, '81.50'),
  successRate: '0.9900',
} satisfies FiguresBody;

/** GET /reports/summary */
export const getSummaryReportEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ ...reportQuery, groupBy: z.enum(GROUPINGS).default('day') }),
  body: noBody,
  answer: answerSchema,
  about: {
    tag: 'Reports',
    summary: 'Sum up what was paid, by period and currency',
    description:
      'A batch, with all its payments, belongs to the day (UTC) on which it was made, however late its payments settled. Each payment counts once, under its present status. `from` is included, `to` is not. Each is a day (UTC) or a time with its offset. Without `to` the period ends with today, and without `from` it is 30 days long. It is at most 366 days. Without `currency` it covers every currency, each by itself. `rows` has one row for each currency and each day or month in which a batch was made. CSV has the same rows.',
    answers: { 200: 'The totals of each currency, and the same by day or month.' },
    problems: ['report_too_large'],
    otherFormats: { 'text/csv': 'period,currency,batches,batchesPending,…\r\n2026-11-23,USD,2,0,…\r\n' },
    example: {
      query: { from: '2026-11-01', to: '2026-12-01', currency: 'USD', groupBy: 'day', format: 'json' },
      answer: {
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
        groupBy: 'day',
        asOf: '2026-11-23T10:05:00.000Z',
        totals: [FIGURES_EXAMPLE],
        rows: [{ period: '2026-11-23', ...FIGURES_EXAMPLE }],
      },
    },
  },
});

export function summaryReportBody(
  { from, to }: Period,
  groupBy: Grouping,
  { asOf, totals, rows }: PayoutSummary,
): z.infer<typeof answerSchema> {
  return {
    from,
    to,
    groupBy,
    asOf,
    totals: totals.map(figuresBody),
    rows: rows.map((row) => ({ period: row.period, ...figuresBody(row) })),
  };
}

/** The rows as CSV, without totals. */
export function summaryReportCsv({ rows }: PayoutSummary): string {
  return csvText(
    COLUMNS,
    rows.map((row) => ({ period: row.period, ...figuresBody(row) })),
  );
}

function figuresBody(figures: PayoutFigures): FiguresBody {
  const { currency, batches } = figures;
  return {
    currency,
    batches: {
      total: BATCH_STATUSES.reduce((total, status) => total + batches[status], 0),
      pending: batches.PENDING,
      queued: batches.QUEUED,
      processing: batches.PROCESSING,
      settling: batches.SETTLING,
      completed: batches.COMPLETED,
      failed: batches.FAILED,
      cancelling: batches.CANCELLING,
      cancelled: batches.CANCELLED,
    },
    payments: sumOf(figures, PAYMENT_STATUSES),
    paid: sumOf(figures, ['COMPLETED']),
    returned: sumOf(figures, ['RETURNED']),
    failed: sumOf(figures, ['FAILED']),
    cancelled: sumOf(figures, ['CANCELLED']),
    pending: sumOf(figures, ['PENDING']),
    processing: sumOf(figures, ['PROCESSING']),
    unknown: sumOf(figures, ['UNKNOWN']),
    successRate: successRate(figures),
  };
}

function sumOf({ currency, counts, amounts }: PayoutFigures, statuses: readonly PaymentStatus[]) {
  const count = statuses.reduce((total, status) => total + counts[status], 0);
  const minor = statuses.reduce((total, status) => total + amounts[status], 0n);
  return { count, amount: amountText(currency, minor) };
}

type Row = z.infer<typeof rowSchema>;

const SUMS = [
  'payments',
  'paid',
  'returned',
  'failed',
  'cancelled',
  'pending',
  'processing',
  'unknown',
] as const satisfies readonly (keyof Row)[];

const BATCH_COLUMNS = BATCH_STATUSES.filter((status) => status !== 'DRAFT').map(
  (status) => status.toLowerCase() as Lowercase<Exclude<Batch['status'], 'DRAFT'>>,
);

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const COLUMNS: readonly CsvColumn<Row>[] = [
  textColumn('period', ({ period }) => period),
  textColumn('currency', ({ currency }) => currency),
  numberColumn('batches', ({ batches }) => batches.total),
  ...BATCH_COLUMNS.map((status) => numberColumn<Row>(`batches${capital(status)}`, ({ batches }) => batches[status])),
  ...SUMS.flatMap((name) => [
    numberColumn<Row>(`${name}Count`, (row) => row[name].count),
    numberColumn<Row>(`${name}Amount`, (row) => row[name].amount),
  ]),
  numberColumn('successRate', (row) => row.successRate),
];
