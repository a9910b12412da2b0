import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../shared/api/types.ts';

/** Whether somebody of a preview would be paid, and if not, why. */
export const PaidOrNot = ({ row }: { readonly row: PreviewRow }): ReactNode =>
  row.eligible ? (
    <StatusIndicator type="success">Yes</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">{row.reason ?? 'No'}</StatusIndicator>
  );
