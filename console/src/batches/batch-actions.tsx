import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { BatchDetail } from '../shared/api/types.ts';
import { useMayPay } from '../sign-in/session-context.ts';
import { ApproveBatch } from './approve-batch.tsx';
import { CancelBatch } from './cancel-batch.tsx';
import { ExecuteBatch } from './execute-batch.tsx';

/** What can be done with a batch in its state. People who may only look see no actions. */
export const BatchActions = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const mayPay = useMayPay();
  if (!mayPay) return null;
  const { status, approvalWanted, waiting, counts } = batch;
  const executable = status === 'PENDING' || (status === 'QUEUED' && waiting?.reason === 'provider_refuses');
  const cancellable = status === 'PENDING' || status === 'QUEUED' || (status === 'FAILED' && counts.failed > 0);
  return (
    <Box>
      <SpaceBetween direction="horizontal" size="xs">
        {cancellable && <CancelBatch batch={batch} />}
        {status === 'PENDING' && approvalWanted && <ApproveBatch batch={batch} />}
        {executable && <ExecuteBatch batch={batch} />}
      </SpaceBetween>
    </Box>
  );
};
