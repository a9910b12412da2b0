import type { Commission } from '../api/types.ts';
import type { StateTable } from './state.tsx';

/** What becomes of a commission. */
export const COMMISSION_STATES: StateTable<Commission['status']> = {
  APPROVED: { type: 'pending', text: 'Not in a payment yet' },
  PROCESSING: { type: 'in-progress', text: 'In a payment under way' },
  PAID: { type: 'success', text: 'Paid' },
  REVERSED: { type: 'stopped', text: 'Reversed' },
};
