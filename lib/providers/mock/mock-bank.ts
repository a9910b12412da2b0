import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Invite } from '../../payouts/shared/payment-provider.ts';

/**
 * What the bank answered, for good, about one payment of one attempt. A `paid` answer is the movement of the money, at the
 * moment `at`, which may lie ahead.
 */
export type BankAnswer =
  | {
      readonly kind: 'paid';
      readonly payee: PayeeId;
      readonly amountMinor: bigint;
      readonly currency: Currency;
      readonly at: Instant;
      /** The money came back later. */
      readonly comesBack: boolean;
    }
  | { readonly kind: 'refused' | 'failed'; readonly code: string; readonly message: string }
  /** It had not arrived when its time was up: a submission that comes later finds this, and is turned away. */
  | { readonly kind: 'expired' };

export type BankRecord = {
  readonly transactionId: TransactionId;
  readonly attemptId: AttemptId;
  /** Of the submission that carried it: the same attempt with another content is refused. */
  readonly requestHash: string;
  readonly answer: BankAnswer;
};

/** The Mock bank's books. It knows nothing of ours: two attempts of one transaction would both move money. */
export interface MockBank {
  /**
   * Records the answer, unless there is one for this transaction and attempt; answers what then stands. `isLimited`: what
   * is paid leaves the funds in the same transaction.
   */
  record(record: BankRecord, isLimited?: boolean): Promise<BankRecord>;
  find(transactionId: TransactionId, attemptId: AttemptId): Promise<BankRecord | undefined>;
  /** All that it has answered about the transaction, attempt by attempt. */
  attemptsOf(transactionId: TransactionId): Promise<readonly BankRecord[]>;
  /** Its movements of money within the period, whatever came of them later. */
  paidWithin(period: Period): Promise<readonly BankRecord[]>;
  /** What is left to pay from, in minor units; `undefined`: the bank does not mind. */
  funds(currency: Currency): Promise<bigint | undefined>;
  /** From now on there is so much to pay from; `undefined`: the bank does not mind. */
  setFunds(currency: Currency, amountMinor: bigint | undefined): Promise<void>;
  keepInvite(invite: Invite): Promise<void>;
  invites(): Promise<readonly Invite[]>;
  /** True for the first submission of this transaction under this attempt, false ever after. */
  isFirstSubmission(transactionId: TransactionId, attemptId: AttemptId): Promise<boolean>;
  /** How many attempts of the transaction, other than this one, have reached the bank. */
  countOtherAttempts(transactionId: TransactionId, attemptId: AttemptId): Promise<number>;
  /** What was decided about the payee at the bank, if that differs from what its rise id says. */
  decidedKyc(payee: PayeeId): Promise<KycStatus | undefined>;
  decideKyc(payee: PayeeId, status: KycStatus): Promise<void>;
  /** What the bank signs its webhooks with, and whoever receives them checks them with. */
  webhookSecret(): Promise<Uint8Array>;
}
