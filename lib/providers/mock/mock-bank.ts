import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Invite } from '../../payouts/shared/payment-provider.ts';

/**
 * The bank's final answer about one payment of one attempt. A `paid` answer is the movement of the money, at the moment
 * `at`, which may lie in the future.
 */
export type BankAnswer =
  | {
      readonly kind: 'paid';
      readonly payee: PayeeId;
      readonly amountMinor: bigint;
      readonly currency: Currency;
      readonly at: Instant;
      /** Whether the money comes back later. */
      readonly comesBack: boolean;
    }
  | { readonly kind: 'refused' | 'failed'; readonly code: string; readonly message: string }
  /** It had not arrived when its time was over. A submission that comes later finds this, and is refused. */
  | { readonly kind: 'expired' };

export type BankRecord = {
  readonly transactionId: TransactionId;
  readonly attemptId: AttemptId;
  /** The hash of the submission that carried it. The same attempt with other content is refused. */
  readonly requestHash: string;
  readonly answer: BankAnswer;
};

/** The Mock bank's books. They know nothing of ours: two attempts of one transaction would both move money. */
export interface MockBank {
  /**
   * Records the answer, unless there is one for this transaction and attempt.
   *
   * @returns the answer that stands. `isLimited`: what is paid leaves the funds in the same transaction.
   */
  record(record: BankRecord, isLimited?: boolean): Promise<BankRecord>;
  find(transactionId: TransactionId, attemptId: AttemptId): Promise<BankRecord | undefined>;
  /** All answers about the transaction, attempt by attempt. */
  attemptsOf(transactionId: TransactionId): Promise<readonly BankRecord[]>;
  /** Its movements of money within the period, even if they came back later. */
  paidWithin(period: Period): Promise<readonly BankRecord[]>;
  /** What is left to pay from, in minor units; `undefined` if there is no limit. */
  funds(currency: Currency): Promise<bigint | undefined>;
  /** Sets what there is to pay from; `undefined` is no limit. */
  setFunds(currency: Currency, amountMinor: bigint | undefined): Promise<void>;
  keepInvite(invite: Invite): Promise<void>;
  invites(): Promise<readonly Invite[]>;
  /** True for the first submission of this transaction under this attempt, and false from then on. */
  isFirstSubmission(transactionId: TransactionId, attemptId: AttemptId): Promise<boolean>;
  /** How many attempts of the transaction, other than this one, have reached the bank. */
  countOtherAttempts(transactionId: TransactionId, attemptId: AttemptId): Promise<number>;
  /** What was decided about the payee at the bank, if it differs from what the rise id says. */
  decidedKyc(payee: PayeeId): Promise<KycStatus | undefined>;
  decideKyc(payee: PayeeId, status: KycStatus): Promise<void>;
  /** The secret that the bank signs its webhooks with, and that receivers check them with. */
  webhookSecret(): Promise<Uint8Array>;
}
