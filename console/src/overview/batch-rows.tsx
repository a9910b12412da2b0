import type { ReactNode } from 'react';
import type { Batch } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { payments } from '../shared/money/people.ts';
import { BatchStatusIndicator } from '../shared/status/batch-status.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';

interface BatchRowsProps {
  readonly label: string;
  readonly batches: readonly Batch[];
}

const HEADS = ['Batch', 'Status', 'Amount', 'Payments', 'Paid', 'Made'];

/** A plain table, because that of the design system would make up a fifth of the page's bytes. */
export const BatchRows = ({ label, batches }: BatchRowsProps): ReactNode => (
  <Scrolls label={label}>
    <table className="plain one-line">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.batchId}>
            <th scope="row">
              <AppLink href={batchPath(batch.batchId)}>{batch.batchNumber ?? batch.batchId}</AppLink>
            </th>
            <td>
              <BatchStatusIndicator batch={batch} />
            </td>
            <td>
              <Amount amount={batch.totalAmount} currency={batch.currency} />
            </td>
            <td>{payments(batch.paymentCount)}</td>
            <td>{batch.counts.completed}</td>
            <td>
              <Moment at={batch.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
);
