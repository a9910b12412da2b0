import { setTimeout as sleep } from 'node:timers/promises';
import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId } from '../../domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { Outcome } from '../../domain/transactions/outcome.ts';
import { answered, withContent } from './mock-answers.ts';
import type { BankAnswer, BankRecord, MockBank } from './mock-bank.ts';
import { mockBehaviour } from './mock-behaviour.ts';
import type { MockDocument, MockPayment } from './mock-document.ts';

/** The bank looks at all of them at the same time. */
export const PAYMENTS_PER_SUBMISSION = 50;

/** `lostAnswerMs`: how long the sender waits for an answer that does not come. */
export type WayToBank = { readonly bank: MockBank; readonly lostAnswerMs: number };

/** `isLimited`: people have set the funds, and payments are taken from them. */
type Sent = { readonly requestHash: string; readonly isLimited: boolean };

export async function kycOf(bank: MockBank, payee: PayeeId): Promise<KycStatus> {
  const decided = await bank.decidedKyc(payee);
  return decided ?? (mockBehaviour(payee).kind === 'unverified' ? 'PENDING' : 'APPROVED');
}

/** The way to the bank and back, where a submission or its answer may be lost. */
export async function submitPayment(
  { bank, lostAnswerMs }: WayToBank,
  submission: MockDocument,
  payment: MockPayment,
  sent: Sent,
  now: Instant,
): Promise<Outcome> {
  const { transactionId, payee } = payment;
  const { kind } = mockBehaviour(payee);
  const isLostOnTheWay =
    kind === 'blackhole' ||
    (kind === 'timeout-unpaid' && (await bank.isFirstSubmission(transactionId, submission.attemptId)));
  if (isLostOnTheWay) return lost(lostAnswerMs);
  const record = await pay(bank, submission, payment, sent, now);
  return kind === 'timeout-paid' ? lost(lostAnswerMs) : answered(record, now);
}

async function pay(
  bank: MockBank,
  { attemptId, currency }: MockDocument,
  payment: MockPayment,
  { requestHash, isLimited }: Sent,
  now: Instant,
): Promise<BankRecord> {
  const { transactionId } = payment;
  const earlier = await bank.find(transactionId, attemptId);
  const record =
    earlier ??
    (await bank.record(
      { transactionId, attemptId, requestHash, answer: await answerTo(bank, attemptId, currency, payment, now) },
      isLimited,
    ));
  return withContent(record, requestHash);
}

async function answerTo(
  bank: MockBank,
  attemptId: AttemptId,
  currency: Currency,
  payment: MockPayment,
  at: Instant,
): Promise<BankAnswer> {
  const { transactionId, payee, amountMinor } = payment;
  if ((await kycOf(bank, payee)) !== 'APPROVED') {
    return { kind: 'refused', code: 'payee_unverified', message: 'The payee has not passed KYC' };
  }
  const behaviour = mockBehaviour(payee);
  const paid = { kind: 'paid', payee, amountMinor, currency, at, comesBack: false } as const;
  switch (behaviour.kind) {
    case 'ok':
    case 'unverified':
    case 'timeout-paid':
    case 'timeout-unpaid':
    case 'blackhole':
      return paid;
    case 'slow':
      return { ...paid, at: addSeconds(at, behaviour.seconds) };
    case 'return':
      return { ...paid, comesBack: true };
    case 'refuse':
    case 'bad':
    case 'moved':
      return { kind: 'refused', code: 'payee_refused', message: 'The bank refuses this payee' };
    case 'flaky': {
      const earlier = await bank.countOtherAttempts(transactionId, attemptId);
      if (earlier >= behaviour.failures) return paid;
      return { kind: 'failed', code: 'bank_busy', message: 'The bank could not take the payment this time' };
    }
    default:
      return behaviour satisfies never;
  }
}

async function lost(waitMs: number): Promise<Outcome> {
  await sleep(waitMs);
  return { kind: 'unknown', message: 'The bank did not answer in time' };
}
