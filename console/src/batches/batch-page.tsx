import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { Amount } from '../shared/money/amount.tsx';
import { people } from '../shared/money/people.ts';
import { PageProblem } from '../shared/problems/page-problem.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { BatchActions } from './batch-actions.tsx';
import { BatchFacts } from './batch-facts.tsx';
import { BatchPayments } from './batch-payments.tsx';
import { useBatch } from './batch-query.ts';
import { BatchStory } from './batch-story.tsx';
import { BatchWaiting } from './batch-waiting.tsx';

/** One batch: where it stands, what became of each payment, and what can be done. */
export const BatchPage = (): ReactNode => {
  const { batchId = '' } = useParams<{ batchId: string }>();
  const { data: batch, error, refetch } = useBatch(batchId);
  useTitle(batch?.batchNumber ?? 'Batch');
  if (batch === undefined) {
    if (error === null) return <Loading what="the batch" />;
    return <PageProblem title="Batch" error={error} what="The batch cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xxs">
        <AppLink href="/batches">All batches</AppLink>
        <Header
          variant="h1"
          description={
            <>
              <Amount amount={batch.totalAmount} currency={batch.currency} /> to {people(batch.paymentCount)}
            </>
          }
          actions={<BatchActions batch={batch} />}
        >
          {batch.batchNumber ?? batch.batchId}
        </Header>
      </SpaceBetween>
      {error !== null && <ProblemAlert error={error} what="What follows may be old: it could not be loaded again" />}
      <BatchWaiting batch={batch} />
      <BatchFacts batch={batch} />
      <BatchPayments batch={batch} />
      <BatchStory batch={batch} />
    </SpaceBetween>
  );
};
