import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Asks the provider to send somebody an invitation to open an account. */
export const InviteAffiliate = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, fullName } = affiliate;
  const [email, setEmail] = useState(affiliate.email);
  const body = { affiliateId, email: email.trim() };
  return (
    <ConfirmedAction
      label="Invite"
      ready={body.email !== ''}
      request={`invite ${JSON.stringify(body)}`}
      send={(key) => answerOf(api.POST('/riseworks/invites', { params: { header: { 'Idempotency-Key': key } }, body }))}
      onDone={({ invite }) =>
        tell({
          type: 'success',
          header: `${affiliateId} is invited`,
          content: `The provider writes to ${invite.email}.`,
        })
      }
    >
      <div>
        The provider sends <bdi>{fullName}</bdi> an e-mail. Once the account is opened, link it here; nothing is linked
        by an address or a name alone.
      </div>
      <FormField label="E-mail">
        <Input type="email" value={email} onChange={({ detail }) => setEmail(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};
