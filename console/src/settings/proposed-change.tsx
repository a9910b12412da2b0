import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { useNotices } from '../shared/notices/notices.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useSession } from '../sign-in/session-context.ts';
import { ChangeList } from './change-list.tsx';
import { patchOf } from './settings-draft.ts';

type Proposal = NonNullable<Config['proposal']>;

/** A change of the settings that another admin has to confirm, by making the same change. */
export const ProposedChange = ({ config }: { readonly config: Config }): ReactNode => {
  const { person } = useSession();
  const { proposal } = config;
  if (proposal === undefined) return null;
  return (
    <Alert
      type="info"
      header={`${proposal.proposedBy} wants to change the settings; another admin has to confirm`}
      action={
        person.may === 'pay' && (
          <SpaceBetween direction="horizontal" size="xs">
            <Withdraw proposal={proposal} />
            <Confirm proposal={proposal} version={config.version} mine={proposal.proposedBy === person.name} />
          </SpaceBetween>
        )
      }
    >
      <ChangeList changes={proposal.changes} />
      {proposal.reason !== undefined && (
        <>
          Because: <Words>{proposal.reason}</Words>.{' '}
        </>
      )}
      It lapses on <Moment at={proposal.expiresAt} />.
    </Alert>
  );
};

const Withdraw = ({ proposal }: { readonly proposal: Proposal }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  return (
    <ConfirmedAction
      label="Withdraw the change"
      of={proposal.proposalId}
      request={`withdraw ${proposal.proposalId}`}
      send={() => answerOf(api.DELETE('/config/proposal'))}
      onDone={() => tell({ type: 'success', header: 'The settings stay as they are' })}
    >
      <div>The settings stay as they are. One admin is enough for that.</div>
    </ConfirmedAction>
  );
};

interface ConfirmProps {
  readonly proposal: Proposal;
  /** Of the settings that are shown. */
  readonly version: number;
  readonly mine: boolean;
}

const Confirm = ({ proposal, version, mine }: ConfirmProps): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { proposalId, proposedBy, changes, reason } = proposal;
  const body = { ...patchOf(changes), ifVersion: version, ...(reason !== undefined && { reason }) };
  return (
    <ConfirmedAction
      label="Confirm the change"
      variant="primary"
      disabled={mine}
      {...(mine && { disabledReason: 'You have proposed it. Another admin has to confirm it.' })}
      of={proposalId}
      request={`confirm ${proposalId}`}
      send={(key) => answerOf(api.PATCH('/config', { params: { header: { 'Idempotency-Key': key } }, body }))}
      onDone={() => tell({ type: 'success', header: 'The settings are changed' })}
    >
      <div>It takes effect at once. {proposedBy} has proposed it.</div>
      <ChangeList changes={changes} />
    </ConfirmedAction>
  );
};
