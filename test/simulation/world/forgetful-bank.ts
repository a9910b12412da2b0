import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AttemptId, TransactionId } from '../../../lib/domain/shared/ids.ts';
import type { BankRecord, MockBank } from '../../../lib/providers/mock/mock-bank.ts';
import { mockBankKey } from '../../../lib/store/keys.ts';
import type { SimulatedTable } from '../store/simulated-table.ts';

/**
 * The Mock bank for whoever submits, if it forgets which submissions it knows. A submission that it booked longer ago than it
 * promised to remember is booked again when it comes again, or rejected when it comes again too late. Its books forget nothing,
 * so look-ups go to them and not to this.
 */
export class ForgetfulBank {
  readonly #table: SimulatedTable;
  readonly #keptMs: number;

  constructor(table: SimulatedTable, keptSeconds: number) {
    this.#table = table;
    this.#keptMs = keptSeconds * 1_000;
  }

  /** How many submissions it does not know any more by that moment, in milliseconds since 1970. */
  forgottenBy(ms: number): number {
    return this.#table.feed.filter(({ before, after, at = ms }) => !before && isRecord(after) && this.#isOld(at, ms))
      .length;
  }

  /** For one process, over the bank as it reaches it. */
  over(bank: MockBank, now: () => number): MockBank {
    const isForgotten = (id: TransactionId, attempt: AttemptId) => this.#isOld(this.#bookedAt(id, attempt), now());
    return {
      record: async (record, isLimited) => {
        const standing = await bank.record(record, isLimited);
        if (!isForgotten(record.transactionId, record.attemptId)) return standing;
        // What it closes then is in its books, and stays as it is there.
        if (record.answer.kind !== 'expired') this.#bookAgain(record);
        return record;
      },
      find: async (id, attempt) => (isForgotten(id, attempt) ? undefined : bank.find(id, attempt)),
      attemptsOf: (id) => bank.attemptsOf(id),
      paidWithin: (period) => bank.paidWithin(period),
      funds: (currency) => bank.funds(currency),
      setFunds: (currency, amountMinor) => bank.setFunds(currency, amountMinor),
      keepInvite: (invite) => bank.keepInvite(invite),
      invites: () => bank.invites(),
      isFirstSubmission: (id, attempt) => bank.isFirstSubmission(id, attempt),
      countOtherAttempts: (id, attempt) => bank.countOtherAttempts(id, attempt),
      decidedKyc: (payee) => bank.decidedKyc(payee),
      decideKyc: (payee, status) => bank.decideKyc(payee, status),
      webhookSecret: () => bank.webhookSecret(),
    };
  }

  #isOld(at: number, nowMs: number): boolean {
    return nowMs - at > this.#keptMs;
  }

  /** Never, if it was not. */
  #bookedAt(id: TransactionId, attempt: AttemptId): number {
    const { PK, SK } = mockBankKey(id, attempt);
    const first = this.#table.feed.find(({ key, before }) => key.PK === PK && key.SK === SK && !before);
    return first?.at ?? Number.POSITIVE_INFINITY;
  }

  #bookAgain({ transactionId, attemptId, requestHash, answer }: BankRecord): void {
    const { PK, SK } = mockBankKey(transactionId, attemptId);
    const Item = {
      PK,
      SK: `${SK}#${this.#table.version}`,
      reference: transactionId,
      attemptId,
      requestHash,
      ...answer,
    };
    void this.#table.send(new PutCommand({ TableName: this.#table.name, Item }));
  }
}

function isRecord(item: { readonly kind?: unknown; readonly reference?: unknown } | undefined): boolean {
  return item?.kind !== undefined && item.reference !== undefined;
}
