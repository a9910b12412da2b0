import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate, Balance } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';

const EVERYTHING = { value: '', label: 'Everything, whatever its currency' };

/** Keeps an affiliate from being paid, for a reason. One admin is enough for that. */
export const PlaceHold = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, fullName, balances } = affiliate;
  const [currency, setCurrency] = useState<Balance['currency']>();
  const [reason, setReason] = useState('');
  const options = [EVERYTHING, ...balances.map((one) => ({ value: one.currency, label: `Only ${one.currency}` }))];
  const body = { reason: reason.trim(), ...(currency !== undefined && { currency }) };
  return (
    <ConfirmedAction
      label="Place hold"
      ready={body.reason !== ''}
      request={`hold ${affiliateId} ${JSON.stringify(body)}`}
      send={(key) =>
        answerOf(
          api.POST('/affiliates/{affiliateId}/hold', {
            params: { path: { affiliateId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      onDone={() => {
        setReason('');
        tell({
          type: 'success',
          header: `${affiliateId} is on hold`,
          content: 'Nothing more is paid until it is lifted.',
        });
      }}
    >
      <div>
        From now on nothing is paid to <bdi>{fullName}</bdi>. A payment that is made but not sent fails with this
        reason; what was sent goes on. If there is such a hold already, it stays with its own reason.
      </div>
      <FormField label="What is held">
        <Select
          selectedOption={options.find(({ value }) => value === currency) ?? EVERYTHING}
          options={options}
          onChange={({ detail }) =>
            setCurrency(balances.find((one) => one.currency === detail.selectedOption.value)?.currency)
          }
        />
      </FormField>
      <FormField label="Why" description="Everybody sees it here, and the audit log keeps it.">
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};
