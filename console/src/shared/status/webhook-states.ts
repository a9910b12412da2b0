import type { WebhookEvent } from '../api/types.ts';
import type { StateTable } from './state.tsx';

/** What was done about a message of the provider. */
export const WEBHOOK_STATES: StateTable<WebhookEvent['status']> = {
  RECEIVED: { type: 'pending', text: 'Still to be handled' },
  APPLIED: { type: 'success', text: 'Looked up' },
  IGNORED: { type: 'stopped', text: 'About nothing of ours' },
};
