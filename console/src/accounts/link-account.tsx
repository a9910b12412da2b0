import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Says to which account at the provider somebody is paid. */
export const LinkAccount = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, fullName } = affiliate;
  const { riseId: before } = affiliate.riseAccount;
  const [typed, setTyped] = useState('');
  const body = { affiliateId, riseId: typed.trim() };
  return (
    <ConfirmedAction
      label={before === undefined ? 'Link account' : 'Link another account'}
      ready={body.riseId !== '' && body.riseId !== before}
      of={before ?? ''}
      request={`link ${JSON.stringify(body)}`}
      send={(key) =>
        answerOf(api.POST('/riseworks/accounts', { params: { header: { 'Idempotency-Key': key } }, body }))
      }
      onDone={({ account }) => {
        setTyped('');
        tell({
          type: account.canReceivePayments ? 'success' : 'warning',
          header: `${account.riseId} is linked to ${affiliateId}`,
          content: account.canReceivePayments
            ? 'It can receive payments.'
            : (account.fault ?? 'It cannot receive payments yet.'),
        });
      }}
    >
      <div>
        From now on <bdi>{fullName}</bdi> is paid to this account
        {before !== undefined && (
          <>
            {' '}
            instead of <strong>{before}</strong>. After such a change nothing is paid for as long as the settings say
          </>
        )}
        . Be sure that it is theirs: what was paid cannot be taken back.
      </div>
      <FormField label="Account" description="Its id at the provider.">
        <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};
