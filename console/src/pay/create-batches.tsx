import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { people as peopleText } from '../shared/money/people.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import type { ChosenPeople } from './chosen-people.ts';
import { requestOf, type WholePreview } from './preview-query.ts';

interface CreateBatchesProps {
  readonly people: ChosenPeople;
  readonly preview: WholePreview;
  readonly onCreated: (batchIds: readonly string[]) => void;
}

/** Makes the batches exactly as the preview shows them; the API refuses if anything has changed since. */
export const CreateBatches = ({ people, preview, onCreated }: CreateBatchesProps): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { summary, previewToken } = preview;
  const { currency, totalAmount: amount, eligibleAffiliates, batches } = summary;
  return (
    <ConfirmedAction
      label="Create batches"
      variant="primary"
      disabled={eligibleAffiliates === 0}
      {...(eligibleAffiliates === 0 && { disabledReason: 'Nobody can be paid now. The list says why.' })}
      of={previewToken}
      request={`create ${previewToken}`}
      send={(key) =>
        answerOf(
          api.POST('/batches', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...requestOf(people), previewToken },
          }),
        )
      }
      onDone={({ batches: made }) => {
        tell({ type: 'success', header: made.length === 1 ? '1 batch was made' : `${made.length} batches were made` });
        onCreated(made.map(({ batchId }) => batchId));
      }}
    >
      <div>
        This reserves <strong>{moneyText({ amount, currency })}</strong> for{' '}
        <strong>{peopleText(eligibleAffiliates)}</strong> in {batches === 1 ? '1 batch' : `${batches} batches`}. Nothing
        is paid yet: executing them is the next step.
      </div>
    </ConfirmedAction>
  );
};
