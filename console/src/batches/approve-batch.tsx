import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import type { BatchDetail } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { people } from '../shared/money/people.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { useSession } from '../sign-in/session-context.ts';
import { approveOne, approveRequest } from './approve-request.ts';

/** A second person approves that the batch may be paid as it is shown. */
export const ApproveBatch = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { person } = useSession();
  const { batchId, batchNumber, totalAmount, currency, paymentCount, contentHash, createdBy } = batch;
  const mine = createdBy === person.name;
  return (
    <ConfirmedAction
      label="Approve batch"
      variant="primary"
      disabled={mine}
      {...(mine && { disabledReason: 'You made this batch. Another admin has to approve it.' })}
      of={contentHash}
      request={approveRequest(batch)}
      send={(key) => approveOne(api, batch, key)}
      onDone={() =>
        tell({
          type: 'success',
          header: `${batchNumber ?? batchId} is approved`,
          content: 'Executing it is a step of its own.',
        })
      }
    >
      <Box>
        You approve that <strong>{moneyText({ amount: totalAmount, currency })}</strong> is paid to{' '}
        <strong>{people(paymentCount)}</strong>, exactly as this page shows. {createdBy} made the batch. Nothing is paid
        before somebody executes it.
      </Box>
    </ConfirmedAction>
  );
};
