import type { Reconciliation } from '../../payouts/reports/reconcile-payouts.ts';
import { type CsvColumn, csvText, numberColumn, textColumn } from '../shared/csv.ts';
import { type BatchBody, batchBody, type DayBody, dayBody } from './reconciliation-view.ts';

/** The subject of a line: a batch, or a day of the provider's list. The line has its sums, or one difference. */
type Row = {
  readonly batch?: BatchBody | undefined;
  readonly day?: DayBody | undefined;
  readonly sums?: Partial<DayBody['sums'][number]> | undefined;
  readonly difference?: BatchBody['differences'][number] | undefined;
};
const SIDES = ['ours', 'theirs'] as const;

const COLUMNS: readonly CsvColumn<Row>[] = [
  textColumn('batchId', ({ batch }) => batch?.batchId),
  textColumn('batchNumber', ({ batch }) => batch?.batchNumber),
  textColumn('status', ({ batch }) => batch?.status),
  textColumn('currency', ({ batch, sums, difference }) => batch?.currency ?? sums?.currency ?? difference?.currency),
  textColumn('provider', ({ batch, day }) => (batch ?? day)?.provider),
  textColumn('createdAt', ({ batch }) => batch?.createdAt),
  textColumn('result', ({ batch, day }) => (batch ?? day)?.result),
  ...SIDES.flatMap((side) =>
    (['paidCount', 'paidAmount', 'returnedCount', 'returnedAmount'] as const).map((name) =>
      numberColumn<Row>(`${side}.${name}`, ({ batch, sums }) => (batch ?? sums)?.[side]?.[name]),
    ),
  ),
  textColumn('difference', ({ difference }) => difference?.kind),
  textColumn('transactionId', ({ difference }) => difference?.transactionId),
  textColumn('ours', ({ difference }) => difference?.ours),
  textColumn('theirs', ({ difference }) => difference?.theirs),
  textColumn('day', ({ day }) => day?.day),
  textColumn('attemptId', ({ difference }) => difference?.attemptId),
  textColumn('providerReference', ({ difference }) => difference?.providerReference),
  numberColumn('ourAmount', ({ difference }) => difference?.ourAmount),
  numberColumn('theirAmount', ({ difference }) => difference?.theirAmount),
];

/**
 * For each batch, a line per difference, or one line if there is none. Then for each day of the provider's list, a line per
 * currency and one per difference, or one line if there are neither.
 */
export function reconciliationCsv({ batches, days }: Reconciliation): string {
  const rows = [...batches.map(batchBody).flatMap(batchRows), ...days.map(dayBody).flatMap(dayRows)];
  return csvText(COLUMNS, rows);
}

function batchRows(batch: BatchBody): Row[] {
  return batch.differences.length === 0 ? [{ batch }] : batch.differences.map((difference) => ({ batch, difference }));
}

function dayRows(day: DayBody): Row[] {
  const rows = [
    ...day.sums.map((sums) => ({ day, sums })),
    ...day.differences.map((difference) => ({ day, difference })),
  ];
  return rows.length > 0 ? rows : [{ day }];
}
