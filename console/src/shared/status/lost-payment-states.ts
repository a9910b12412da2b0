import type { LostPayment } from '../api/types.ts';
import type { StateTable } from './state.tsx';

/** What is known of a payment that a provider has and our books had not. */
export const LOST_PAYMENT_STATES: StateTable<LostPayment['status']> = {
  FOUND: { type: 'pending', text: 'Just seen' },
  UNDERWAY: { type: 'in-progress', text: 'Not finished at the provider' },
  UNASSIGNED: { type: 'warning', text: 'Paid to an account that nobody is linked to' },
  ENTERED: { type: 'success', text: 'Entered as paid elsewhere' },
  NOT_PAID: { type: 'stopped', text: 'No money moved' },
  EXPLAINED: { type: 'success', text: 'Explained by people' },
};
