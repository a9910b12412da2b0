import type { Balances } from './balance-schema.ts';
import type { Invites } from './invite-schema.ts';
import type { Item } from './payment-item-schema.ts';
import type { CreateBody, Created, ExecuteBody, Executed } from './payment-schema.ts';
import type { Member, Onboarding } from './team-schema.ts';

export type Window = { readonly from: Date; readonly to: Date };

/**
 * What the provider needs of Rise, in whatever generation of its API. V2 is the only one today. V1 would be another
 * implementation, with its own check of what it asks to be signed. All methods throw `RiseError`.
 */
export interface RiseApi {
  balances(): Promise<Balances>;
  members(): Promise<readonly Member[]>;
  /** `undefined`: the user is not a member, or no longer. */
  onboarding(userNanoid: string): Promise<Onboarding | undefined>;
  /** Minutes between the approval of a payment and its processing. */
  paymentDelayMinutes(): Promise<number>;
  pendingInvites(): Promise<Invites>;
  /** @returns the ids of the invites that were made */
  invite(email: string): Promise<readonly string[]>;
  /** Moves nothing. The answer is what is to be signed. */
  createPayments(body: CreateBody): Promise<Created>;
  /** Moves money. Sent once, whatever happens. */
  executePayments(body: ExecuteBody): Promise<Executed>;
  /** `unreadable`: how many entries of the list could not be read, and are missing. */
  payments(window: Window): Promise<{ readonly items: readonly Item[]; readonly unreadable: number }>;
}
