import type { ReactNode } from 'react';
import type { Summary } from '../shared/api/types.ts';
import { Amount } from '../shared/money/amount.tsx';
import { percent } from '../shared/money/percent.ts';
import { Scrolls } from '../shared/tables/scrolls.tsx';

type Row = Summary['rows'][number];
type Figures = Omit<Row, 'period'>;

const SUMS = [
  ['returned', 'Came back'],
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
] as const;

const OPEN = ['pending', 'processing', 'unknown'] as const;

const Sum = ({ of, currency }: { readonly of: Figures['paid']; readonly currency: string }): ReactNode =>
  of.count === 0 ? (
    '–'
  ) : (
    <>
      <Amount amount={of.amount} currency={currency} /> ({of.count})
    </>
  );

const Cells = ({ figures }: { readonly figures: Figures }): ReactNode => (
  <>
    <td>
      <Sum of={figures.paid} currency={figures.currency} />
    </td>
    <td>{percent(figures.successRate)}</td>
    {SUMS.map(([name]) => (
      <td key={name}>
        <Sum of={figures[name]} currency={figures.currency} />
      </td>
    ))}
    <td>{OPEN.reduce((count, name) => count + figures[name].count, 0) || '–'}</td>
    <td>{figures.payments.count}</td>
    <td>{figures.batches.total}</td>
  </>
);

interface SummaryTableProps {
  readonly rows: readonly Row[];
  /** Of the whole period. */
  readonly totals: readonly Figures[];
}

/** Exact figures of each period and currency, with the number of payments in brackets, and their totals. */
export const SummaryTable = ({ rows, totals }: SummaryTableProps): ReactNode => (
  <Scrolls label="Figures">
    <table className="plain one-line">
      <thead>
        <tr>
          <th scope="col">Made in</th>
          <th scope="col">Paid</th>
          <th scope="col">Succeeded</th>
          {SUMS.map(([name, text]) => (
            <th key={name} scope="col">
              {text}
            </th>
          ))}
          <th scope="col">Open</th>
          <th scope="col">Payments</th>
          <th scope="col">Batches</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.period} ${row.currency}`}>
            <th scope="row">
              {row.period}, {row.currency}
            </th>
            <Cells figures={row} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        {totals.map((total) => (
          <tr key={total.currency}>
            <th scope="row">All, {total.currency}</th>
            <Cells figures={total} />
          </tr>
        ))}
      </tfoot>
    </table>
  </Scrolls>
);
