import * as z from 'zod';
import { KYC_STATUSES, type KycStatus } from '../../domain/accounts/payout-account.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import type { BankRecord, MockBank } from '../../providers/mock/mock-bank.ts';
import {
  MOCK_BANK_ATTEMPT_PREFIX,
  MOCK_BANK_SECRET_KEY,
  mockBankKey,
  mockBankMovementIndex,
  mockBankPartition,
  mockBankPayeeKey,
  mockBankSubmissionKey,
} from '../keys.ts';
import {
  attemptIdField,
  currencyField,
  instantField,
  minorField,
  payeeIdField,
  transactionIdField,
} from '../shared/fields.ts';
import { KeptSecret } from '../shared/kept-secret.ts';
import type { RawItem, Table } from '../shared/table.ts';

const base = { reference: transactionIdField, attemptId: attemptIdField, requestHash: z.string() };

const recordSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('paid'),
    payee: payeeIdField,
    amountMinor: minorField,
    currency: currencyField,
    at: instantField,
    comesBack: z.boolean(),
  }),
  z.object({ ...base, kind: z.enum(['refused', 'failed']), code: z.string(), message: z.string() }),
  z.object({ ...base, kind: z.literal('expired') }),
]);

const payeeSchema = z.object({ kycStatus: z.enum(KYC_STATUSES) });

/** The Mock bank's books in their own corner of the table, which nothing else reads. */
export class DynamoMockBank implements MockBank {
  readonly #table: Table;
  readonly #webhookSecret: KeptSecret;

  constructor(table: Table) {
    this.#table = table;
    this.#webhookSecret = new KeptSecret(table, MOCK_BANK_SECRET_KEY);
  }

  webhookSecret() {
    return this.#webhookSecret.load();
  }

  async decidedKyc(payee: PayeeId) {
    const item = await this.#table.get(mockBankPayeeKey(payee));
    return item && payeeSchema.parse(item).kycStatus;
  }

  async decideKyc(payee: PayeeId, kycStatus: KycStatus) {
    await this.#table.put({ ...mockBankPayeeKey(payee), kycStatus });
  }

  async record(record: BankRecord): Promise<BankRecord> {
    const [refusal] = await this.#table.transact([
      { Put: { Item: toItem(record), ConditionExpression: 'attribute_not_exists(PK)' } },
    ]);
    return refusal?.item ? fromItem(refusal.item) : record;
  }

  async find(transactionId: TransactionId, attemptId: AttemptId) {
    const item = await this.#table.get(mockBankKey(transactionId, attemptId));
    return item && fromItem(item);
  }

  async isFirstSubmission(transactionId: TransactionId, attemptId: AttemptId) {
    const Item = { ...mockBankSubmissionKey(transactionId, attemptId) };
    const refusals = await this.#table.transact([{ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }]);
    return refusals.length === 0;
  }

  async countOtherAttempts(transactionId: TransactionId, attemptId: AttemptId) {
    let others = 0;
    for await (const item of this.#table.queryAll({
      pk: mockBankPartition(transactionId),
      prefix: MOCK_BANK_ATTEMPT_PREFIX,
    })) {
      const record = fromItem(item);
      if (record.attemptId !== attemptId && record.answer.kind !== 'expired') others += 1;
    }
    return others;
  }
}

function toItem({ transactionId, attemptId, requestHash, answer }: BankRecord): RawItem {
  return {
    ...mockBankKey(transactionId, attemptId),
    ...(answer.kind === 'paid' && mockBankMovementIndex(answer.at, transactionId)),
    reference: transactionId,
    attemptId,
    requestHash,
    ...answer,
  };
}

function fromItem(item: RawItem): BankRecord {
  const { reference, attemptId, requestHash, ...answer } = recordSchema.parse(item);
  return { transactionId: reference, attemptId, requestHash, answer };
}
