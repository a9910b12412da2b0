import { describe, expect, it } from 'vitest';
import { applyRejection } from '../../../../lib/domain/transactions/apply-rejection.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import type { Rejection } from '../../../../lib/domain/transactions/rejection.ts';
import { aPayment, FIRST, LATER, SECOND, THIRD } from '../../../support/domain.ts';

const message = 'not taken';
const BAD_RECIPIENT: Rejection = { reason: 'bad_recipient', message };
const REJECTIONS: readonly Rejection[] = [
  { reason: 'no_funds', message, shortfallMinor: 250n },
  { reason: 'no_funds', message },
  { reason: 'expired', message },
  { reason: 'busy', message },
  { reason: 'invalid', message },
  BAD_RECIPIENT,
];

const sent = aPayment({ status: 'PROCESSING', liveAttemptId: FIRST, attemptIds: [FIRST], retries: 1 });
const reject = (payment: Payment, rejection: Rejection, attemptId = FIRST, isAlone = false) =>
  applyRejection(payment, { attemptId, rejection, isAlone }, LATER);

describe('a payment whose submission the provider rejected as a whole', () => {
  it.each(REJECTIONS)('is as unsent as before, and says what it waits for: $reason $shortfallMinor', (rejection) => {
    const { reason } = rejection;
    const failure = { code: `not_taken_${reason}`, message };
    const shortfallMinor = reason === 'no_funds' ? rejection.shortfallMinor : undefined;
    expect(reject(sent, rejection)).toEqual({
      action: 'payment.not_taken',
      before: sent,
      after: {
        ...sent,
        status: 'PENDING',
        liveAttemptId: undefined,
        failure,
        failures: [{ ...failure, attemptId: FIRST, at: LATER }],
        notTaken: { attemptId: FIRST, reason, shortfallMinor },
        version: sent.version + 1,
        updatedAt: LATER,
      },
      ledger: { kind: 'none' },
    });
  });

  it.each(REJECTIONS.filter(({ reason }) => reason !== 'bad_recipient'))(
    'is not refused because it was alone in it, for $reason is about nobody',
    (rejection) => {
      expect(reject(sent, rejection, FIRST, true)?.after.status).toBe('PENDING');
    },
  );

  it('is told of it also if the submission never came to be committed', () => {
    const unsent = aPayment({ attemptIds: [FIRST] });
    expect(reject(unsent, { reason: 'busy', message }, SECOND)?.after).toMatchObject({
      status: 'PENDING',
      notTaken: { attemptId: SECOND, reason: 'busy' },
    });
  });

  it.each<[string, Payment, typeof FIRST]>([
    ['waits to be sent after an attempt that is dead', aPayment({ attemptIds: [FIRST] }), FIRST],
    ['waits for another attempt', sent, SECOND],
    ['is in doubt about another attempt', { ...sent, status: 'UNKNOWN' }, SECOND],
    ['has failed', aPayment({ status: 'FAILED' }), SECOND],
    ['was paid', aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST, attemptIds: [FIRST] }), SECOND],
    ['has an attempt beside it that lives', aPayment({ liveAttemptId: FIRST, attemptIds: [FIRST] }), THIRD],
    ['was paid while another attempt lives', aPayment({ status: 'COMPLETED', liveAttemptId: FIRST }), THIRD],
  ])('is not moved by it if it %s', (_, payment, attemptId) => {
    expect(reject(payment, { reason: 'busy', message }, attemptId)).toBeUndefined();
  });

  it('is rid of the attempt, and of nothing else, if it does not wait for it', () => {
    const paid = aPayment({ status: 'COMPLETED', liveAttemptId: SECOND, attemptIds: [FIRST, SECOND] });
    expect(reject(paid, BAD_RECIPIENT, SECOND, true)).toEqual({
      action: 'payment.attempt_closed',
      before: paid,
      after: { ...paid, liveAttemptId: undefined, version: paid.version + 1, updatedAt: LATER },
      ledger: { kind: 'none' },
    });
  });
});

describe('a payment of a submission that was rejected for a payee', () => {
  const among = (...transactionIds: Payment['transactionId'][]): Rejection => ({
    reason: 'bad_recipient',
    message,
    transactionIds,
  });
  const other = aPayment({}, 2).transactionId;
  const refused = {
    action: 'payment.failed',
    after: { status: 'FAILED', liveAttemptId: undefined, failure: { code: 'payee_refused', message } },
    ledger: { kind: 'none' },
  };

  it('has failed, and waits for a person, if the provider names it or if it was alone', () => {
    expect(reject(sent, among(other, sent.transactionId))).toMatchObject(refused);
    expect(reject(sent, BAD_RECIPIENT, FIRST, true)).toMatchObject(refused);
  });

  it('is no longer suspected if the provider names others, even if it was alone', () => {
    for (const isAlone of [true, false]) {
      const cleared = reject(
        { ...sent, notTaken: { attemptId: FIRST, reason: 'bad_recipient' } },
        among(other),
        FIRST,
        isAlone,
      );
      expect(cleared?.after).toMatchObject({ status: 'PENDING', notTaken: undefined });
    }
  });
});
