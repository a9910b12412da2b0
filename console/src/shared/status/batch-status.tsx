import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Batch } from '../api/types.ts';
import { StateIndicator, type StateTable } from './state.tsx';

type BatchStatus = Batch['status'];

/** All that a list can be filtered by; drafts are not listed. */
export const LISTED_BATCH_STATES: StateTable<Exclude<BatchStatus, 'DRAFT'>> = {
  PENDING: { type: 'pending', text: 'Not executed' },
  QUEUED: { type: 'pending', text: 'Queued' },
  PROCESSING: { type: 'in-progress', text: 'Being paid' },
  SETTLING: { type: 'in-progress', text: 'Outcomes open' },
  COMPLETED: { type: 'success', text: 'Completed' },
  FAILED: { type: 'error', text: 'Failed' },
  CANCELLING: { type: 'in-progress', text: 'Being cancelled' },
  CANCELLED: { type: 'stopped', text: 'Cancelled' },
};

const BATCH_STATES: StateTable<BatchStatus> = {
  DRAFT: { type: 'pending', text: 'Being made' },
  ...LISTED_BATCH_STATES,
};

export const batchStatusText = (status: BatchStatus): string => BATCH_STATES[status].text;

export const BatchStatusIndicator = ({ batch }: { readonly batch: Batch }): ReactNode =>
  batch.status === 'PENDING' && batch.approvalWanted ? (
    <StatusIndicator type="warning">Needs an approval</StatusIndicator>
  ) : (
    <StateIndicator states={BATCH_STATES} state={batch.status} />
  );
