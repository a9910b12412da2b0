import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import type { Config } from '../shared/api/types.ts';
import { ChangeList } from './change-list.tsx';
import { differences } from './settings-draft.ts';

interface ChangedMeanwhileProps {
  /** As the person saw them when they began. */
  readonly before: Config;
  readonly now: Config;
  readonly onSeen: () => void;
}

/** What somebody else has changed while a form was open. Nothing is sent before it was looked at. */
export const ChangedMeanwhile = ({ before, now, onSeen }: ChangedMeanwhileProps): ReactNode => {
  if (before.version === now.version) return null;
  const changes = differences(before, now);
  const who = now.updatedAt === before.updatedAt ? now.proposal?.proposedBy : now.updatedBy;
  return (
    <div role="alert">
      <Alert
        type="warning"
        header={`The settings were changed while this was open${who === undefined ? '' : `, by ${who}`}`}
        action={<Button onClick={onSeen}>Go on with them</Button>}
      >
        {changes.length > 0 && <ChangeList changes={changes} />}
        {now.proposal !== undefined && now.proposal.proposalId !== before.proposal?.proposalId && (
          <>
            {now.proposal.proposedBy} proposes:
            <ChangeList changes={now.proposal.changes} />
          </>
        )}
        What you have typed is kept; below it is compared with what is in force now.
      </Alert>
    </div>
  );
};
