import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';

/** A release that another admin has to confirm, by lifting the same holds. */
export const ProposedRelease = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const mayPay = useMayPay();
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, releaseProposal } = affiliate;
  if (releaseProposal === undefined) return null;
  const { proposalId, proposedBy, expiresAt, currency } = releaseProposal;
  return (
    <Alert
      type="info"
      header={`${proposedBy} wants to lift ${currency === undefined ? 'all holds' : `the holds on ${currency}`}; another admin has to do the same`}
      action={
        mayPay && (
          <ConfirmedAction
            label="Keep the holds"
            request={`withdraw ${proposalId}`}
            send={() =>
              answerOf(api.DELETE('/affiliates/{affiliateId}/hold/proposal', { params: { path: { affiliateId } } }))
            }
            onDone={() => tell({ type: 'success', header: 'The holds stay as they are' })}
          >
            <div>The holds stay as they are. One admin is enough for that.</div>
          </ConfirmedAction>
        )
      }
    >
      It lapses on <Moment at={expiresAt} />.
    </Alert>
  );
};
