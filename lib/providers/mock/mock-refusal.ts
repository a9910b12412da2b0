import pMap from 'p-map';
import type { Instant } from '../../domain/shared/time.ts';
import type { PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type { Submission } from '../../payouts/shared/payment-provider.ts';
import { answered, withContent } from './mock-answers.ts';
import type { BankRecord, MockBank } from './mock-bank.ts';
import type { MockDocument } from './mock-document.ts';
import { PAYMENTS_PER_SUBMISSION } from './mock-submission.ts';

/**
 * The bank's answer to a submission that it refuses before it looks at the single payments; `undefined` if it has begun with one,
 * and goes on.
 *
 * The way to the bank may deliver a submission more than once. What stands in the way of this delivery, its time or the funds, need
 * not have stood in the way of another one. So whatever has not arrived is closed first. Only if none of it has, the submission is
 * rejected. Otherwise the bank says what became of each payment.
 *
 * @throws MockRejection if the attempt was submitted before with other content
 */
export async function refuse(
  bank: MockBank,
  submission: MockDocument,
  requestHash: string,
  rejection: Rejection,
  now: Instant,
): Promise<Submission | undefined> {
  // Every delivery of it is refused for that.
  if (rejection.reason === 'bad_recipient') return { kind: 'rejected', rejection };
  const isLate = rejection.reason === 'expired';
  if (!isLate && (await findAll(bank, submission)).some((record) => record !== undefined)) return undefined;
  const standing = await close(bank, submission, requestHash);
  for (const record of standing) withContent(record, requestHash);
  if (standing.every(({ answer }) => answer.kind === 'expired')) return { kind: 'rejected', rejection };
  return { kind: 'taken', outcomes: standing.map((record) => outcomeOf(record, rejection, now)) };
}

function outcomeOf(record: BankRecord, { message }: Rejection, now: Instant): PaymentOutcome {
  const { transactionId, answer } = record;
  return {
    transactionId,
    outcome: answer.kind === 'expired' ? { kind: 'unknown', message } : answered(record, now),
  };
}

/** Whatever of it is still on its way comes too late from now on. @returns the answers that stand */
export async function close(
  bank: MockBank,
  { attemptId, payments }: MockDocument,
  requestHash: string,
): Promise<readonly BankRecord[]> {
  return pMap(
    payments,
    ({ transactionId }) => bank.record({ transactionId, attemptId, requestHash, answer: { kind: 'expired' } }),
    { concurrency: PAYMENTS_PER_SUBMISSION },
  );
}

export async function findAll(
  bank: MockBank,
  { attemptId, payments }: MockDocument,
): Promise<readonly (BankRecord | undefined)[]> {
  return pMap(payments, ({ transactionId }) => bank.find(transactionId, attemptId), {
    concurrency: PAYMENTS_PER_SUBMISSION,
  });
}
