import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Batch } from '../api/types.ts';

type BatchStatus = Batch['status'];

interface Shown {
  readonly type: StatusIndicatorProps.Type;
  readonly text: string;
}

const SHOWN: Readonly<Record<BatchStatus, Shown>> = {
  DRAFT: { type: 'pending', text: 'Being made' },
  PENDING: { type: 'pending', text: 'Not executed' },
  QUEUED: { type: 'pending', text: 'Queued' },
  PROCESSING: { type: 'in-progress', text: 'Being paid' },
  SETTLING: { type: 'in-progress', text: 'Outcomes open' },
  COMPLETED: { type: 'success', text: 'Completed' },
  FAILED: { type: 'error', text: 'Failed' },
  CANCELLING: { type: 'in-progress', text: 'Being cancelled' },
  CANCELLED: { type: 'stopped', text: 'Cancelled' },
};

export const batchStatusText = (status: BatchStatus): string => SHOWN[status].text;

/** All that a list can be filtered by; drafts are not listed. */
export const LISTED_BATCH_STATUSES = [
  'PENDING',
  'QUEUED',
  'PROCESSING',
  'SETTLING',
  'COMPLETED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
] as const satisfies readonly BatchStatus[];

export const BatchStatusIndicator = ({ batch }: { readonly batch: Batch }): ReactNode => {
  if (batch.status === 'PENDING' && batch.approvalWanted) {
    return <StatusIndicator type="warning">Needs an approval</StatusIndicator>;
  }
  const { type, text } = SHOWN[batch.status];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
};
