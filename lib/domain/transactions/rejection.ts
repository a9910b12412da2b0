import type { TransactionId } from '../shared/ids.ts';

/**
 * A provider's final refusal of a submission as a whole: none of it has moved money, and none of it will. It is not a
 * failure of the payments, and uses up no retry.
 */
export type Rejection =
  /** Our account at the provider holds too little money. `shortfallMinor`: how much is missing, if it says so. */
  | { readonly reason: 'no_funds'; readonly message: string; readonly shortfallMinor?: bigint | undefined }
  /** It refuses to pay one payee. `transactionIds`: which, if it says so; otherwise the submission is halved to find out. */
  | {
      readonly reason: 'bad_recipient';
      readonly message: string;
      readonly transactionIds?: readonly TransactionId[] | undefined;
    }
  /** It arrived too late. Prepared anew, it may be accepted. */
  | { readonly reason: 'expired'; readonly message: string }
  /** The provider accepts nothing at the moment, for example because we ask too often. Later it will. */
  | { readonly reason: 'busy'; readonly message: string }
  /** The provider refuses it for good, or what it asked us to sign is not what we want to pay. A person must look at it. */
  | { readonly reason: 'invalid'; readonly message: string };

export const REJECTION_REASONS = [
  'no_funds',
  'bad_recipient',
  'expired',
  'busy',
  'invalid',
] as const satisfies readonly Rejection['reason'][];
export type RejectionReason = Rejection['reason'];
