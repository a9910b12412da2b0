import { isTransactionId, type TransactionId, transactionId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Outcome } from '../../domain/transactions/outcome.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type { ListedPayment } from '../../payouts/shared/payment-provider.ts';
import type { BankRecord } from './mock-bank.ts';
import { mockBehaviour } from './mock-behaviour.ts';
import type { MockDocument } from './mock-document.ts';

/* What the Mock says of its bank's books, in the words of the provider contract. */

/** Thrown for other content under an attempt that the bank has answered, and for an attempt that it has closed. */
export class MockRejection extends Error {
  override readonly name = 'MockRejection';
}

/** Why the bank refuses a submission as a whole, if it does. `funds`: what is left to pay from, in minor units. */
export function faultOf({ payments }: MockDocument, funds: bigint | undefined): Rejection | undefined {
  if (payments.some(({ payee }) => mockBehaviour(payee).kind === 'bad')) {
    return { reason: 'bad_recipient', message: 'The bank refuses to pay one of the payees and does not say which' };
  }
  const total = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (funds === undefined || total <= funds) return undefined;
  return {
    reason: 'no_funds',
    message: 'The account at the bank does not hold enough money',
    shortfallMinor: total - funds,
  };
}

export function tooLate(notAfter: Instant): Rejection {
  return { reason: 'expired', message: `The submission arrived after its deadline, ${notAfter}` };
}

/** The record, if that is the submission that it answers. @throws MockRejection if it answers other content */
export function withContent(record: BankRecord, requestHash: string): BankRecord {
  if (record.requestHash === requestHash) return record;
  const { attemptId, transactionId } = record;
  throw new MockRejection(`attempt ${attemptId} of ${transactionId} was submitted before with other content`);
}

const REFERENCE = /^mock:(.+):[^:]+$/;

/** The payment that a reference of the bank is about. */
export function transactionOf(providerReference: string): TransactionId | undefined {
  const [, named = ''] = REFERENCE.exec(providerReference) ?? [];
  return isTransactionId(named) ? transactionId(named) : undefined;
}

function referenceOf({ transactionId, attemptId }: BankRecord): string {
  return `mock:${transactionId}:${attemptId}`;
}

/** The answer to a submission. @throws MockRejection when a look-up has closed it before */
export function answered(record: BankRecord, now: Instant): Outcome {
  const { answer } = record;
  switch (answer.kind) {
    case 'paid':
      return { kind: answer.at <= now ? 'completed' : 'accepted', providerReference: referenceOf(record) };
    case 'refused':
    case 'failed':
      return { kind: answer.kind, code: answer.code, message: answer.message };
    case 'expired':
      throw new MockRejection(`attempt ${record.attemptId} of ${record.transactionId} came after its time was up`);
    default:
      return answer satisfies never;
  }
}

/** Refused and expired submissions are no payments. `now`: the state at that moment; absent: the final state. */
export function listedPayment(record: BankRecord, now?: Instant): ListedPayment[] {
  const { answer, transactionId, attemptId } = record;
  if (answer.kind !== 'paid') return [];
  const { payee: payeeId, currency, amountMinor, at } = answer;
  const providerReference = referenceOf(record);
  const outcome = lookedUp(record, now ?? at);
  const payee = { payeeId };
  return [{ payee, ours: { transactionId, attemptId }, providerReference, currency, amountMinor, at, outcome }];
}

export function paidMinorOf({ answer }: BankRecord) {
  return answer.kind === 'paid' ? { paidMinor: answer.amountMinor } : {};
}

/** The answer of a look-up, which includes money that came back. */
export function lookedUp(record: BankRecord, now: Instant): Outcome {
  const { answer } = record;
  if (answer.kind === 'paid' && answer.comesBack) {
    return { kind: 'returned', providerReference: referenceOf(record), message: 'The payee sent the money back' };
  }
  return answered(record, now);
}
