import DataLoader from 'dataloader';
import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import type { BankRecord } from '../../providers/mock/mock-bank.ts';
import { type BankAttempt, DynamoMockBank } from './mock-bank-repository.ts';

/** Fewer than a submission has payments, so that a crash can still leave one of which only a part was paid. */
const TOGETHER = 25;

/**
 * The same bank with fewer round trips. What is asked or booked at the same moment goes to the table together, so that
 * trying the product costs little beside the product. Each payment is still answered by itself.
 */
export class BatchedMockBank extends DynamoMockBank {
  readonly #kyc = batched<PayeeId, KycStatus | undefined>((payees) => this.decidedKycOf(payees));
  readonly #records = batched<BankAttempt, BankRecord | undefined>((wanted) => this.findAll(wanted));
  readonly #fresh = batched<BankRecord, BankRecord>((records) => this.recordAll(records));

  override decidedKyc(payee: PayeeId) {
    return this.#kyc.load(payee);
  }

  override find(transactionId: TransactionId, attemptId: AttemptId) {
    return this.#records.load({ transactionId, attemptId });
  }

  override record(record: BankRecord, isLimited = false) {
    return isLimited ? super.record(record, isLimited) : this.#fresh.load(record);
  }
}

/** Nothing is remembered: whoever asks again wants to know what is there now. */
function batched<Asked, Answer>(answerAll: (asked: readonly Asked[]) => Promise<Answer[]>) {
  return new DataLoader<Asked, Answer>(answerAll, { cache: false, maxBatchSize: TOGETHER });
}
