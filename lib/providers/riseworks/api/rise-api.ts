import type { Balances } from './balance-schema.ts';
import type { Invites } from './invite-schema.ts';
import type { Item } from './payment-item-schema.ts';
import type { CreateBody, Created, ExecuteBody, Executed } from './payment-schema.ts';
import type { Member, Onboarding } from './team-schema.ts';

export type Window = { readonly from: Date; readonly to: Date };

/**
 * What the provider needs of Rise, whatever generation of its API speaks. V2 is the only one today; V1 would be another
 * implementation, with a check of its own for what it asks to be signed. All of it throws `RiseError`.
 */
export interface RiseApi {
  balances(): Promise<Balances>;
  members(): Promise<readonly Member[]>;
  /** `undefined`: the user is no member, or no longer. */
  onboarding(userNanoid: string): Promise<Onboarding | undefined>;
  /** Minutes between the approval of a payment and its processing. */
  paymentDelayMinutes(): Promise<number>;
  pendingInvites(): Promise<Invites>;
  /** @returns the ids of the invites that were made */
  invite(email: string): Promise<readonly string[]>;
  /** Moves nothing: answers what is to be signed. */
  createPayments(body: CreateBody): Promise<Created>;
  /** Moves money. Sent once, whatever happens. */
  executePayments(body: ExecuteBody): Promise<Executed>;
  /** `unreadable`: how many of the list could not be read, and so are missing from it. */
  payments(window: Window): Promise<{ readonly items: readonly Item[]; readonly unreadable: number }>;
}
