import type { ReactNode } from 'react';
import { approveAll, approveRequest } from '../batches/approve-request.ts';
import { batchesText } from '../batches/batch-sums.ts';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import type { BatchDetail } from '../shared/api/types.ts';
import { batches as batchCount } from '../shared/money/people.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** A second person approves all batches of a payout, exactly as they are shown. */
export const ApproveBatches = ({ batches }: { readonly batches: readonly BatchDetail[] }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const makers = [...new Set(batches.map(({ createdBy }) => createdBy))].join(', ');
  return (
    <ConfirmedAction
      label="Approve all batches"
      variant="primary"
      of={batches.map(({ contentHash }) => contentHash).join(' ')}
      request={batches.map(approveRequest).join(', ')}
      send={() => approveAll(api, batches)}
      onDone={() =>
        tell({
          type: 'success',
          header: `${batchCount(batches.length)} approved`,
          content: 'Executing them is a step of its own.',
        })
      }
    >
      <div>
        You approve that <strong>{batchesText(batches)}</strong> is paid in{' '}
        <strong>{batchCount(batches.length)}</strong>, exactly as this page shows. {makers} made them. Nothing is paid
        before somebody executes them.
      </div>
    </ConfirmedAction>
  );
};
