import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { BatchActions } from '../batches/batch-actions.tsx';
import { BatchFacts } from '../batches/batch-facts.tsx';
import { useBatch, useBatches } from '../batches/batch-query.ts';
import { BatchWaiting } from '../batches/batch-waiting.tsx';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { people } from '../shared/money/people.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { useSession } from '../sign-in/session-context.ts';
import { ApproveBatches } from './approve-batches.tsx';
import { ExecuteBatches } from './execute-batches.tsx';

/** The third step: each new batch is approved, if that is needed, executed, and followed to its end. */
export const PayBatches = ({ batchIds }: { readonly batchIds: readonly string[] }): ReactNode => (
  <SpaceBetween size="l">
    <Header
      variant="h2"
      description="Each is paid when it is executed. You can leave this page, and come back to it; its address can be sent to whoever has to approve."
      actions={<AllBatches batchIds={batchIds} />}
    >
      3. Pay
    </Header>
    {batchIds.map((batchId) => (
      <OneBatch key={batchId} batchId={batchId} />
    ))}
  </SpaceBetween>
);

/** What can be done with several of them at once. */
const AllBatches = ({ batchIds }: { readonly batchIds: readonly string[] }): ReactNode => {
  const { name, may } = useSession().person;
  const batches = useBatches(batchIds);
  // Not before all of them have come, because “all” and the sum would change while somebody agrees to them.
  if (may !== 'pay' || batchIds.length === 1 || batches.length < batchIds.length) return null;
  const pending = batches.filter(({ status }) => status === 'PENDING');
  const approvable = pending.filter(({ approvalWanted, createdBy }) => approvalWanted && createdBy !== name);
  // Each is fetched by itself. So after all were approved, one may be known as approved before the others.
  const isExecutable = pending.length > 0 && pending.every(({ approvalWanted }) => !approvalWanted);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {approvable.length > 0 && <ApproveBatches batches={approvable} />}
      {isExecutable && <ExecuteBatches batches={pending} />}
    </SpaceBetween>
  );
};

const OneBatch = ({ batchId }: { readonly batchId: string }): ReactNode => {
  const { data: batch, error, refetch } = useBatch(batchId);
  if (batch === undefined) {
    if (error === null) return <Loading what="the batch" />;
    return <ProblemAlert error={error} what={`${batchId} cannot be shown`} onAgain={() => void refetch()} />;
  }
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={<BatchActions batch={batch} />}
          description={
            <>
              <Amount amount={batch.totalAmount} currency={batch.currency} /> to {people(batch.paymentCount)}
            </>
          }
        >
          <AppLink href={batchPath(batchId)}>{batch.batchNumber ?? batchId}</AppLink>
        </Header>
      }
    >
      <SpaceBetween size="m">
        <BatchWaiting batch={batch} />
        <BatchFacts batch={batch} />
      </SpaceBetween>
    </Container>
  );
};
