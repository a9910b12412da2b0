import type { Transaction } from '../api/types.ts';
import type { StateTable } from './state.tsx';

/** What becomes of a payment. */
export const PAYMENT_STATES: StateTable<Transaction['status']> = {
  PENDING: { type: 'pending', text: 'Not sent' },
  PROCESSING: { type: 'in-progress', text: 'Sent' },
  UNKNOWN: { type: 'warning', text: 'Outcome unknown' },
  COMPLETED: { type: 'success', text: 'Paid' },
  FAILED: { type: 'error', text: 'Failed' },
  CANCELLED: { type: 'stopped', text: 'Cancelled' },
  RETURNED: { type: 'error', text: 'Came back' },
};
