import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Commission } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Takes a commission back, by an entry of its own; nothing is ever edited. */
export const ReverseCommission = ({ commission }: { readonly commission: Commission }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const [reason, setReason] = useState('');
  const { commissionId, status } = commission;
  const body = { reason: reason.trim() };
  const sum = moneyText(commission);
  return (
    <ConfirmedAction
      label="Reverse commission"
      variant="inline-link"
      ready={body.reason !== ''}
      of={status}
      request={`reverse ${commissionId} ${JSON.stringify(body)}`}
      send={(key) =>
        answerOf(
          api.POST('/commissions/{commissionId}/reverse', {
            params: { path: { commissionId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      onDone={() => tell({ type: 'success', header: `${commissionId} is reversed`, content: `${sum} is taken off.` })}
    >
      <div>
        This takes <strong>{sum}</strong> off what is owed, for good.{' '}
        {status !== 'APPROVED' && 'It is paid already, or being paid: later payments make up for it.'}
      </div>
      <FormField label="Why" description="The statement shows it, and the audit log keeps it.">
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};
