import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';

/** Whether somebody of a preview would be paid, and if not, why. */
export const PaidOrNot = ({ row }: { readonly row: PreviewRow }): ReactNode =>
  row.eligible ? (
    <StatusIndicator type="success">Yes</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">
      <Words>{row.reason ?? 'No'}</Words>
    </StatusIndicator>
  );
