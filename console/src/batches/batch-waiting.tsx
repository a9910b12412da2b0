import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Batch } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { Moment } from '../shared/time/moment.tsx';

type Waiting = NonNullable<Batch['waiting']>;

const TheOther = ({ batchId }: Waiting): ReactNode =>
  batchId === undefined ? 'another batch' : <AppLink href={batchPath(batchId)}>another batch</AppLink>;

const words = (waiting: Waiting, currency: string): ReactNode => {
  switch (waiting.reason) {
    case 'paused':
      return 'Payouts are paused. It goes on by itself once somebody resumes them.';
    case 'restored':
      return 'The table was restored to an earlier moment. It goes on once two people have settled that, and the provider was asked about it.';
    case 'another_batch':
      return (
        <>
          One batch is paid at a time, and <TheOther {...waiting} /> comes first. It goes on by itself.
        </>
      );
    case 'daily_limit':
      return (
        <>
          What was sent within 24 hours leaves no room under the limit.{' '}
          {waiting.until !== undefined && (
            <>
              There is room from <Moment at={waiting.until} />, and it goes on by itself.
            </>
          )}
        </>
      );
    case 'no_funds':
      return (
        <>
          Our account at the provider holds too little money
          {waiting.shortfall !== undefined && (
            <>
              : <Amount amount={waiting.shortfall} currency={currency} /> is missing
            </>
          )}
          . Send money to the provider; the batch then goes on by itself.
        </>
      );
    case 'provider_busy':
      return 'The provider accepts nothing at the moment. It is tried again by itself.';
    case 'provider_refuses':
      return 'The provider refuses the batch as it is. Look at the incident, and then execute the batch again.';
    case 'starting':
      return 'Nothing stands in its way; it starts in a moment.';
    default:
      return waiting.reason satisfies never;
  }
};

/** Why a queued batch is not being paid, since when, and what ends that. */
export const BatchWaiting = ({ batch }: { readonly batch: Batch }): ReactNode => {
  const { waiting, currency } = batch;
  if (waiting === undefined) return null;
  return (
    <Alert type={waiting.reason === 'starting' ? 'info' : 'warning'} header="This batch waits">
      {words(waiting, currency)}{' '}
      {waiting.message !== undefined && (
        <>
          The provider said: <Words>{waiting.message}</Words>.{' '}
        </>
      )}
      Waiting since <Moment at={waiting.since} />.
    </Alert>
  );
};
