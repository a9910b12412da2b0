import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Reconciliation } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';

type ReconciledBatch = Reconciliation['batches'][number];
type ReconciledDay = Reconciliation['days'][number];
type Moved = NonNullable<ReconciledBatch['ours']>;

const RESULTS: Readonly<
  Record<ReconciledBatch['result'], { readonly type: StatusIndicatorProps.Type; readonly text: string }>
> = {
  agrees: { type: 'success', text: 'Agrees' },
  differs: { type: 'error', text: 'Differs' },
  not_checked: { type: 'warning', text: 'Not checked' },
  not_finished: { type: 'in-progress', text: 'Not finished' },
};

const Result = ({ result }: Pick<ReconciledBatch, 'result'>): ReactNode => (
  <StatusIndicator type={RESULTS[result].type}>{RESULTS[result].text}</StatusIndicator>
);

/** What went out, and the part of it that came back. */
const Side = ({ moved, currency }: { readonly moved: Moved | undefined; readonly currency: string }): ReactNode => {
  if (moved === undefined) return '–';
  const { paidAmount, paidCount, returnedAmount, returnedCount } = moved;
  return (
    <>
      <Amount amount={paidAmount} currency={currency} /> ({paidCount})
      {returnedCount > 0 && (
        <>
          , came back <Amount amount={returnedAmount} currency={currency} /> ({returnedCount})
        </>
      )}
    </>
  );
};

export const ReconciledBatches = ({ batches }: { readonly batches: readonly ReconciledBatch[] }): ReactNode => (
  <Scrolls label="Batches">
    <table className="plain one-line">
      <thead>
        <tr>
          <th scope="col">Batch</th>
          <th scope="col">Result</th>
          <th scope="col">Our books</th>
          <th scope="col">The provider</th>
          <th scope="col">Made</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ batchId, batchNumber, result, ours, theirs, currency, createdAt }) => (
          <tr key={batchId}>
            <th scope="row">
              <AppLink href={batchPath(batchId)}>{batchNumber ?? batchId}</AppLink>
            </th>
            <td>
              <Result result={result} />
            </td>
            <td>
              <Side moved={ours} currency={currency} />
            </td>
            <td>
              <Side moved={theirs} currency={currency} />
            </td>
            <td>
              <Moment at={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
);

export const ReconciledDays = ({ days }: { readonly days: readonly ReconciledDay[] }): ReactNode => (
  <Scrolls label="Days of the provider’s list">
    <table className="plain one-line">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Result</th>
          <th scope="col">Our books</th>
          <th scope="col">The provider</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, provider, result, sums }) => (
          <tr key={`${day} ${provider}`}>
            <th scope="row">
              {day}, {provider}
            </th>
            <td>
              <Result result={result} />
            </td>
            {(['ours', 'theirs'] as const).map((side) => (
              <td key={side}>
                {sums.map(({ currency, [side]: moved }) => (
                  <div key={currency}>
                    <Side moved={moved} currency={currency} />
                  </div>
                ))}
                {sums.length === 0 && '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
);
