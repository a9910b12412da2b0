import type { Statement } from '../../payouts/reports/affiliate-statement.ts';
import { type CsvColumn, csvText, numberColumn, textColumn } from '../shared/csv.ts';
import { statementBody, statementLineBody } from './affiliate-statement.ts';

type Line = Partial<Omit<ReturnType<typeof statementLineBody>, 'kind'>> & {
  readonly kind: string;
  readonly currency: string;
};

const COLUMNS: readonly CsvColumn<Line>[] = [
  textColumn('at', ({ at }) => at),
  textColumn('kind', ({ kind }) => kind),
  numberColumn('amount', ({ amount }) => amount),
  numberColumn('balance', ({ balance }) => balance),
  textColumn('currency', ({ currency }) => currency),
  numberColumn('seq', ({ seq }) => seq),
  textColumn('commissionId', ({ commissionId }) => commissionId),
  textColumn('adjustmentId', ({ adjustmentId }) => adjustmentId),
  textColumn('transactionId', ({ transactionId }) => transactionId),
  textColumn('attemptId', ({ attemptId }) => attemptId),
  textColumn('coveredBy', ({ coveredBy }) => coveredBy),
  textColumn('status', ({ status }) => status),
  numberColumn('coversFromSeq', ({ coversFromSeq }) => coversFromSeq),
  numberColumn('coversToSeq', ({ coversToSeq }) => coversToSeq),
  numberColumn('commissionCount', ({ commissionCount }) => commissionCount),
  textColumn('reason', ({ reason }) => reason),
];

/** One page as CSV. The first page begins with the opening balance, and the last page ends with the closing balance. */
export function statementCsv(statement: Statement, isFirst: boolean): string {
  const { currency, lines, next } = statement;
  const { from, to, openingBalance, closingBalance } = statementBody(statement);
  const rows: Line[] = lines.map((line) => ({ currency, ...statementLineBody(currency, line) }));
  if (isFirst) rows.unshift({ at: from, kind: 'OPENING_BALANCE', balance: openingBalance, currency });
  if (!next) rows.push({ at: to, kind: 'CLOSING_BALANCE', balance: closingBalance, currency });
  return csvText(COLUMNS, rows);
}
