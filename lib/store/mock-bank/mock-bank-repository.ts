import pMap from 'p-map';
import * as z from 'zod';
import { KYC_STATUSES, type KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Invite } from '../../payouts/shared/payment-provider.ts';
import type { BankRecord, MockBank } from '../../providers/mock/mock-bank.ts';
import {
  type Key,
  MOCK_BANK_ATTEMPT_PREFIX,
  MOCK_BANK_INVITES,
  MOCK_BANK_MOVEMENTS,
  MOCK_BANK_SECRET_KEY,
  mockBankFundsKey,
  mockBankInviteKey,
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
import type { RawItem, Table, Write } from '../shared/table.ts';

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

/** One payment of one attempt. */
export type BankAttempt = Pick<BankRecord, 'transactionId' | 'attemptId'>;

const keySchema = z.object({ PK: z.string(), SK: z.string() });
const fundsSchema = z.object({ amountMinor: minorField.optional() });
const inviteSchema = z.object({ inviteId: z.string(), email: z.string() });
const payeeSchema = z.object({ kycStatus: z.enum(KYC_STATUSES) });

/**
 * The Mock bank's books in their own part of the table, which nothing else reads. What it is asked about one payment can be asked
 * about many at once, too.
 */
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

  async decidedKycOf(payees: readonly PayeeId[]): Promise<(KycStatus | undefined)[]> {
    const items = await this.#itemsOf(payees.map(mockBankPayeeKey));
    return items.map((item) => item && payeeSchema.parse(item).kycStatus);
  }

  async decideKyc(payee: PayeeId, kycStatus: KycStatus) {
    await this.#table.put({ ...mockBankPayeeKey(payee), kycStatus });
  }

  async record(record: BankRecord, isLimited = false): Promise<BankRecord> {
    const refusals = await this.#table.transact([
      { Put: { Item: toItem(record), ConditionExpression: 'attribute_not_exists(PK)' } },
      ...(isLimited ? takeWrites(record) : []),
    ]);
    const earlier = refusals.find(({ index }) => index === 0);
    if (earlier?.item) return fromItem(earlier.item);
    // Somebody has taken the limit off since the funds were read.
    return refusals.length > 0 ? this.record(record) : record;
  }

  /**
   * In one transaction, if none of them has an answer yet. Of several about the same attempt of a payment, the first one counts.
   *
   * @returns the answers that stand, in the order of the records
   */
  async recordAll(records: readonly BankRecord[]): Promise<BankRecord[]> {
    const distinct = [...new Map(records.toReversed().map((record) => [nameOf(keyOf(record)), record])).values()];
    const refusals = await this.#table.transact(
      distinct.map((record) => ({ Put: { Item: toItem(record), ConditionExpression: 'attribute_not_exists(PK)' } })),
    );
    const earlier = new Map(refusals.map(({ index, item }) => [index, item && fromItem(item)]));
    const standing = await pMap(distinct, async (record, index) =>
      refusals.length === 0 ? record : (earlier.get(index) ?? (await this.record(record))),
    );
    const found = new Map(standing.map((record) => [nameOf(keyOf(record)), record]));
    return records.map((record) => {
      const answer = found.get(nameOf(keyOf(record)));
      if (!answer) throw new Error(`the bank has no answer to ${record.attemptId} of ${record.transactionId}`);
      return answer;
    });
  }

  async attemptsOf(transactionId: TransactionId) {
    const records = [];
    const range = { pk: mockBankPartition(transactionId), prefix: MOCK_BANK_ATTEMPT_PREFIX };
    for await (const item of this.#table.queryAll(range)) records.push(fromItem(item));
    return records;
  }

  async paidWithin({ from, to }: Period) {
    const keys = [];
    const range = { index: 'GSI1', pk: MOCK_BANK_MOVEMENTS, between: { low: from, high: to } } as const;
    for await (const indexed of this.#table.queryAll(range)) keys.push(keySchema.parse(indexed));
    return (await this.#table.getMany(keys)).map(fromItem);
  }

  async funds(currency: Currency) {
    const item = await this.#table.get(mockBankFundsKey(currency));
    return item && fundsSchema.parse(item).amountMinor;
  }

  async setFunds(currency: Currency, amountMinor: bigint | undefined) {
    await this.#table.put({ ...mockBankFundsKey(currency), amountMinor });
  }

  async keepInvite({ inviteId, email }: Invite) {
    await this.#table.put({ ...mockBankInviteKey(inviteId), inviteId, email });
  }

  async invites() {
    const invites = [];
    for await (const item of this.#table.queryAll({ pk: MOCK_BANK_INVITES })) invites.push(inviteSchema.parse(item));
    return invites;
  }

  async find(transactionId: TransactionId, attemptId: AttemptId) {
    const item = await this.#table.get(mockBankKey(transactionId, attemptId));
    return item && fromItem(item);
  }

  async findAll(wanted: readonly BankAttempt[]): Promise<(BankRecord | undefined)[]> {
    const items = await this.#itemsOf(wanted.map(keyOf));
    return items.map((item) => item && fromItem(item));
  }

  async isFirstSubmission(transactionId: TransactionId, attemptId: AttemptId) {
    const Item = { ...mockBankSubmissionKey(transactionId, attemptId) };
    const refusals = await this.#table.transact([{ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }]);
    return refusals.length === 0;
  }

  async countOtherAttempts(transactionId: TransactionId, attemptId: AttemptId) {
    const others = (await this.attemptsOf(transactionId)).filter((record) => record.attemptId !== attemptId);
    return others.filter(({ answer }) => answer.kind !== 'expired').length;
  }

  /** In the order of the keys, which may be the same more than once. */
  async #itemsOf(keys: readonly Key[]): Promise<(RawItem | undefined)[]> {
    const distinct = new Map(keys.map((key) => [nameOf(key), key]));
    const items = await this.#table.getMany([...distinct.values()]);
    const found = new Map(items.map((item) => [nameOf(keySchema.parse(item)), item]));
    return keys.map((key) => found.get(nameOf(key)));
  }
}

const keyOf = ({ transactionId, attemptId }: BankAttempt): Key => mockBankKey(transactionId, attemptId);
const nameOf = ({ PK, SK }: Key): string => JSON.stringify([PK, SK]);

function takeWrites({ answer }: BankRecord): Write[] {
  if (answer.kind !== 'paid') return [];
  return [
    {
      Update: {
        Key: { ...mockBankFundsKey(answer.currency) },
        UpdateExpression: 'ADD amountMinor :minor',
        ConditionExpression: 'attribute_exists(amountMinor)',
        ExpressionAttributeValues: { ':minor': -answer.amountMinor },
      },
    },
  ];
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
