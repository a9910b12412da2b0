import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';

type Value = NonNullable<Config['proposal']>['changes'][number]['to'];

const text = (value: Value): string => (value === undefined ? 'none' : String(value));

/** A change of the settings that another admin has to confirm, by making the same change. */
export const ProposedChange = ({ config }: { readonly config: Config }): ReactNode => {
  const mayPay = useMayPay();
  const api = useApi();
  const { tell } = useNotices();
  const { proposal } = config;
  if (proposal === undefined) return null;
  return (
    <Alert
      type="info"
      header={`${proposal.proposedBy} wants to change the settings; another admin has to confirm`}
      action={
        mayPay && (
          <ConfirmedAction
            label="Withdraw the change"
            request={`withdraw ${proposal.proposalId}`}
            send={() => answerOf(api.DELETE('/config/proposal'))}
            onDone={() => tell({ type: 'success', header: 'The settings stay as they are' })}
          >
            <div>The settings stay as they are. One admin is enough for that.</div>
          </ConfirmedAction>
        )
      }
    >
      <ul>
        {proposal.changes.map(({ setting, from, to }) => (
          <li key={setting}>
            {setting}: {text(from)} → {text(to)}
          </li>
        ))}
      </ul>
      {proposal.reason !== undefined && <>Because: {proposal.reason}. </>}
      It lapses <Moment at={proposal.expiresAt} />.
    </Alert>
  );
};
