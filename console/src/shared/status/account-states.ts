import type { Account } from '../api/types.ts';
import type { StateTable } from './state.tsx';

/** How far the provider is with checking who somebody is (KYC). */
export const IDENTITY_STATES: StateTable<Account['kycStatus']> = {
  PENDING: { type: 'pending', text: 'Not checked yet' },
  SUBMITTED: { type: 'in-progress', text: 'Being checked' },
  APPROVED: { type: 'success', text: 'Checked' },
  REJECTED: { type: 'error', text: 'Rejected' },
  EXPIRED: { type: 'warning', text: 'Expired' },
};
