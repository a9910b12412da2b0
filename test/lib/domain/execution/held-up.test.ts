import { describe, expect, it } from 'vitest';
import { isHeldUp, isUnsent, waitAfterRefusals } from '../../../../lib/domain/execution/held-up.ts';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { type NotTaken, PAYMENT_STATUSES } from '../../../../lib/domain/transactions/payment.ts';
import { REJECTION_REASONS } from '../../../../lib/domain/transactions/rejection.ts';
import { aPayment, LATER, NOW } from '../../../support/domain.ts';

const RUN = 3;
const notTaken = (reason: NotTaken['reason'], message?: string, shortfallMinor?: bigint) =>
  aPayment({
    notTaken: { attemptId: attemptIdOf(RUN, 1, 0), reason, shortfallMinor },
    ...(message !== undefined && { failure: { code: `not_taken_${reason}`, message } }),
  });
const wait = (...payments: ReturnType<typeof aPayment>[]) => waitAfterRefusals(payments, RUN, NOW);

describe('a payment', () => {
  it('is still to be sent if it is PENDING or is retried by itself', () => {
    const failure = { code: 'busy', message: 'busy', retryAt: LATER };
    expect(PAYMENT_STATUSES.filter((status) => isUnsent(aPayment({ status })))).toEqual(['PENDING']);
    expect(isUnsent(aPayment({ status: 'FAILED', failure }))).toBe(true);
  });

  it('is held up by what an immediate repetition cannot cure', () => {
    expect(REJECTION_REASONS.map((reason) => [reason, isHeldUp(notTaken(reason), RUN)])).toEqual([
      ['no_funds', true],
      ['bad_recipient', false],
      ['expired', false],
      ['busy', true],
      ['invalid', true],
    ]);
    expect(isHeldUp(aPayment(), RUN)).toBe(false);
  });

  it('is held up in the run in which it was rejected, and in no other', () => {
    expect([RUN - 1, RUN, RUN + 1].map((run) => isHeldUp(notTaken('busy'), run))).toEqual([false, true, false]);
  });
});

describe('a batch of which rejections hold up all that is unsent', () => {
  it('waits for a person first, and says why', () => {
    expect(wait(notTaken('busy', 'slow down'), notTaken('no_funds', 'broke'), notTaken('invalid', 'bad sum'))).toEqual({
      reason: 'provider_refuses',
      since: NOW,
      message: 'bad sum',
    });
  });

  it('waits for money before it waits for the provider, five minutes at least, and says how much is missing', () => {
    expect(wait(notTaken('busy', 'slow down'), notTaken('no_funds', 'broke', 70n))).toEqual({
      reason: 'no_funds',
      since: NOW,
      until: addSeconds(NOW, 300),
      shortfallMinor: 70n,
    });
    expect(wait(notTaken('no_funds', 'broke'))).toMatchObject({ reason: 'no_funds', shortfallMinor: undefined });
  });

  it('waits two minutes for a provider that accepts nothing at the moment', () => {
    expect(wait(notTaken('busy', 'slow down'))).toEqual({
      reason: 'provider_busy',
      since: NOW,
      until: addSeconds(NOW, 120),
      message: 'slow down',
    });
  });

  it('waits for nothing that holds up none of it', () => {
    expect(wait()).toBeUndefined();
    expect(wait(aPayment(), notTaken('expired'), notTaken('bad_recipient'))).toBeUndefined();
    expect(waitAfterRefusals([notTaken('invalid', 'x')], RUN + 1, NOW)).toBeUndefined();
  });

  it('says that it was given no reason', () => {
    expect(wait(notTaken('busy'))).toMatchObject({ message: 'no reason given' });
  });
});
