import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { TransactionDetail } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { Moment } from '../shared/time/moment.tsx';

/** What people say became of it, and who still has to agree. */
export const PaymentResolution = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const { resolution } = payment;
  if (resolution === undefined) return null;
  const { outcome, evidence, proposedBy, proposedAt, confirmedBy, confirmedAt } = resolution;
  return (
    <Alert
      type={confirmedBy === undefined ? 'warning' : 'info'}
      header={
        confirmedBy === undefined
          ? `${proposedBy} says that it was ${outcome}; another admin has to confirm`
          : `Resolved by hand as ${outcome}`
      }
    >
      Evidence: <Words>{evidence}</Words>. Proposed by {proposedBy}, <Moment at={proposedAt} />.
      {confirmedBy !== undefined && confirmedAt !== undefined && (
        <>
          {' '}
          Confirmed by {confirmedBy}, <Moment at={confirmedAt} />.
        </>
      )}
    </Alert>
  );
};
