import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate, Balance } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { useNotices } from '../shared/notices/notices.tsx';

interface LiftHoldsProps {
  readonly affiliate: Affiliate;
  /** Absent: all holds are lifted. */
  readonly currency?: Balance['currency'];
}

/** Lifts holds. While approval is on, an automatic one takes two people. */
export const LiftHolds = ({ affiliate, currency }: LiftHoldsProps): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, fullName } = affiliate;
  const holds = affiliate.holds.filter((hold) => currency === undefined || hold.currency === currency);
  const seen = holds.map(({ at, reason }) => `${at} ${reason}`).join('; ');
  return (
    <ConfirmedAction
      label={currency === undefined ? 'Lift all holds' : `Lift holds on ${currency}`}
      of={seen}
      request={`lift ${affiliateId} ${currency ?? ''} ${seen}`}
      send={(key) =>
        answerOf(
          api.DELETE('/affiliates/{affiliateId}/hold', {
            params: {
              path: { affiliateId },
              query: { ...(currency !== undefined && { currency }) },
              header: { 'Idempotency-Key': key },
            },
          }),
        )
      }
      onDone={({ affiliate: after }) =>
        tell(
          after.releaseProposal === undefined
            ? { type: 'success', header: 'The holds are lifted', content: `${affiliateId} can be paid again.` }
            : { type: 'info', header: 'Another admin has to confirm it', content: 'The holds stay until then.' },
        )
      }
    >
      <div>
        This lifts {holds.length === 1 ? '1 hold' : `${holds.length} holds`} of <bdi>{fullName}</bdi>
        {currency !== undefined && ` on ${currency}`}. What is owed can go into the next payout.
      </div>
      <ul>
        {holds.map(({ at, reason }) => (
          <li key={`${at} ${reason}`}>
            <Words>{reason}</Words>
          </li>
        ))}
      </ul>
    </ConfirmedAction>
  );
};
