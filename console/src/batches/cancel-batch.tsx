import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { BatchDetail } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { payments } from '../shared/money/people.ts';
import { sumOf } from '../shared/money/totals.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Cancels the unpaid part of a batch. What it covered can be paid by another batch. */
export const CancelBatch = ({ batch }: { readonly batch: BatchDetail }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { batchId, batchNumber, currency, status } = batch;
  const affected = batch.transactions.filter(
    (one) => one.status === 'FAILED' || (status !== 'FAILED' && one.status === 'PENDING'),
  );
  const sum = moneyText({ amount: sumOf(affected.map(({ amount }) => amount)), currency });
  return (
    <ConfirmedAction
      label={status === 'FAILED' ? 'Cancel failed payments' : 'Cancel batch'}
      of={`${sum} ${affected.length}`}
      request={`cancel ${batchId}`}
      send={() => answerOf(api.DELETE('/batches/{batchId}', { params: { path: { batchId } }, body: {} }))}
      onDone={({ batch: after }) =>
        tell({
          type: 'success',
          header: `${batchNumber ?? batchId} ${after.status === 'CANCELLING' ? 'is being cancelled' : 'was cancelled'}`,
          content: 'Its commissions can be paid by another batch.',
        })
      }
    >
      <Box>
        This cancels <strong>{payments(affected.length)}</strong> of <strong>{sum}</strong> in all. Nothing is paid; the
        commissions are payable again.
      </Box>
    </ConfirmedAction>
  );
};
