import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import type { Batch } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { people } from '../shared/money/people.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { executeOne, executeRequest } from './execute-request.ts';

/** Pays a batch, once it is confirmed. */
export const ExecuteBatch = ({ batch }: { readonly batch: Batch }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { batchId, batchNumber, totalAmount, currency, paymentCount, provider, approvalWanted } = batch;
  const sum = moneyText({ amount: totalAmount, currency });
  return (
    <ConfirmedAction
      label="Execute batch"
      variant="primary"
      disabled={approvalWanted}
      {...(approvalWanted && { disabledReason: 'Another admin has to approve it first.' })}
      of={`${sum} ${paymentCount}`}
      request={executeRequest(batch)}
      send={(key) => executeOne(api, batch, key)}
      onDone={() =>
        tell({ type: 'success', header: `${batchNumber ?? batchId} is queued`, content: 'It is paid as shown below.' })
      }
    >
      <Box>
        This pays <strong>{sum}</strong> to <strong>{people(paymentCount)}</strong> through {provider}. What was paid
        cannot be taken back.
      </Box>
    </ConfirmedAction>
  );
};
