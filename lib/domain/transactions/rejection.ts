import type { TransactionId } from '../shared/ids.ts';

/**
 * A provider has refused a submission as a whole, with a final answer: nothing of it has moved money, and nothing of it
 * will. That is no failure of its payments, and uses up no retry.
 */
export type Rejection =
  /** The provider has too little money of ours. `shortfallMinor`: by how much, where it says so. */
  | { readonly reason: 'no_funds'; readonly message: string; readonly shortfallMinor?: bigint | undefined }
  /** It would not pay one of them. `transactionIds`: whom, where it says so; otherwise halves of it find out. */
  | {
      readonly reason: 'bad_recipient';
      readonly message: string;
      readonly transactionIds?: readonly TransactionId[] | undefined;
    }
  /** It came too late; prepared anew it may be taken. */
  | { readonly reason: 'expired'; readonly message: string }
  /** The provider takes nothing at the moment, for example because we ask too often; later it will. */
  | { readonly reason: 'busy'; readonly message: string }
  /** The provider would not take it, or what it asked us to sign is not what we want to pay. People must look at it. */
  | { readonly reason: 'invalid'; readonly message: string };

export const REJECTION_REASONS = [
  'no_funds',
  'bad_recipient',
  'expired',
  'busy',
  'invalid',
] as const satisfies readonly Rejection['reason'][];
export type RejectionReason = Rejection['reason'];
