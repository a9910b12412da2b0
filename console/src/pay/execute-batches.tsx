import type { ReactNode } from 'react';
import { batchesText } from '../batches/batch-sums.ts';
import { executeAll, executeRequest } from '../batches/execute-request.ts';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import type { Batch } from '../shared/api/types.ts';
import { batches as batchCount } from '../shared/money/people.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Pays all batches of a payout with one question. */
export const ExecuteBatches = ({ batches }: { readonly batches: readonly Batch[] }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const sum = batchesText(batches);
  const providers = [...new Set(batches.map(({ provider }) => provider))].join(', ');
  return (
    <ConfirmedAction
      label="Execute all batches"
      variant="primary"
      of={sum}
      request={batches.map(executeRequest).join(', ')}
      send={() => executeAll(api, batches)}
      onDone={() =>
        tell({
          type: 'success',
          header: 'All batches are queued',
          content: 'They are paid as shown below, one by one.',
        })
      }
    >
      <div>
        This pays <strong>{sum}</strong> in <strong>{batchCount(batches.length)}</strong> through {providers}, one after
        the other. What was paid cannot be taken back.
      </div>
    </ConfirmedAction>
  );
};
