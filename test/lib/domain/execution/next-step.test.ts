import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../../lib/domain/execution/next-step.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { aPayment, FIRST, NOW } from '../../../support/domain.ts';

const START = { round: 0, confirmTries: 0 };
const retryableIn = (seconds: number) =>
  aPayment({ status: 'FAILED', failure: { code: 'busy', message: 'busy', retryAt: addSeconds(NOW, seconds) } });
const completed = aPayment({ status: 'COMPLETED' });
const unknown = aPayment({ status: 'UNKNOWN', liveAttemptId: FIRST });

describe('the next step of an execution', () => {
  it('sends again what is PENDING, before it asks about anything', () => {
    expect(nextStep([completed, aPayment(), unknown], START, NOW)).toEqual({ action: 'SPLIT', waitSeconds: 1 });
  });

  it('waits until the earliest retry is due, and at least a second', () => {
    expect(nextStep([retryableIn(4), retryableIn(2)], START, NOW)).toEqual({ action: 'SPLIT', waitSeconds: 2 });
    expect(nextStep([retryableIn(-5)], START, NOW)).toEqual({ action: 'SPLIT', waitSeconds: 1 });
  });

  it.each(['PROCESSING', 'UNKNOWN'] as const)('asks about what is %s', (status) => {
    const payments = [completed, aPayment({ status, liveAttemptId: FIRST })];
    expect(nextStep(payments, START, NOW)).toMatchObject({ action: 'CONFIRM', waitSeconds: 1 });
  });

  it('asks about what is not known even if it is not told which attempt it waits for', () => {
    expect(nextStep([aPayment({ status: 'UNKNOWN' })], START, NOW)).toMatchObject({
      action: 'CONFIRM',
      waitSeconds: 1,
    });
  });

  it('asks about a paid payment of which another attempt may still pay, rather than judging', () => {
    const paidTwicePerhaps = aPayment({ status: 'COMPLETED', liveAttemptId: FIRST });
    expect(nextStep([paidTwicePerhaps], START, NOW).action).toBe('CONFIRM');
  });

  it('asks for about a minute, at growing intervals, and then lets the batch settle', () => {
    const steps = [0, 1, 2, 3, 4, 5, 6, 7].map((confirmTries) => nextStep([unknown], { round: 1, confirmTries }, NOW));
    const waits = steps.map((step) => ('waitSeconds' in step ? step.waitSeconds : step.action));
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15, 'SETTLE']);
  });

  it('no longer needs the slot when everything is sent', () => {
    expect(nextStep([completed, unknown], START, NOW)).toMatchObject({ action: 'CONFIRM', isAllSent: true });
    expect(nextStep([unknown, retryableIn(4)], START, NOW)).toMatchObject({ action: 'CONFIRM', isAllSent: false });
  });

  it('judges when nothing is open and nothing will be retried', () => {
    const refused = aPayment({ status: 'FAILED', failure: { code: 'refused', message: 'no' } });
    const finished = [completed, refused, aPayment({ status: 'CANCELLED' }), aPayment({ status: 'RETURNED' })];
    expect(nextStep(finished, START, NOW)).toEqual({ action: 'FINALIZE' });
    expect(nextStep([], START, NOW)).toEqual({ action: 'FINALIZE' });
  });

  it('asks about what is not known while other payments wait for their retry, and never settles before that', () => {
    expect(nextStep([unknown, retryableIn(4)], START, NOW)).toMatchObject({ action: 'CONFIRM', waitSeconds: 1 });
    const later = (confirmTries: number) => nextStep([unknown, retryableIn(4)], { round: 1, confirmTries }, NOW);
    expect(later(2), 'it is back before the retry is due').toMatchObject({ action: 'CONFIRM', waitSeconds: 4 });
    expect(later(3)).toEqual({ action: 'SPLIT', waitSeconds: 4 });
    expect(later(7)).toEqual({ action: 'SPLIT', waitSeconds: 4 });
  });

  describe('while nothing may be sent', () => {
    const heldUp = (payments: Parameters<typeof nextStep>[0], confirmTries = 0) =>
      nextStep(payments, { round: 1, confirmTries }, NOW, () => false);

    it('asks about what was sent, and then lets the batch wait', () => {
      expect(heldUp([aPayment(), unknown])).toEqual({ action: 'CONFIRM', waitSeconds: 1, isAllSent: false });
      expect(heldUp([aPayment(), unknown], 7)).toEqual({ action: 'PARK' });
      expect(heldUp([aPayment(), completed])).toEqual({ action: 'PARK' });
      expect(heldUp([retryableIn(-5), unknown], 7)).toEqual({ action: 'PARK' });
    });

    it('settles and judges what is already sent, as always', () => {
      expect(heldUp([unknown], 7)).toEqual({ action: 'SETTLE' });
      expect(heldUp([completed])).toEqual({ action: 'FINALIZE' });
    });
  });

  it('sends the part that may be sent, and does not wait for the retry of one that may not', () => {
    const mayBeSent = aPayment({}, 2);
    const maySend = (payment: unknown) => payment === mayBeSent;
    expect(nextStep([aPayment(), mayBeSent], START, NOW, maySend)).toEqual({ action: 'SPLIT', waitSeconds: 1 });
    const held = retryableIn(4);
    expect(nextStep([held, unknown], START, NOW, maySend)).toMatchObject({ action: 'CONFIRM', waitSeconds: 1 });
  });

  it('lets go of a batch that makes no progress', () => {
    expect(nextStep([aPayment()], { round: 59, confirmTries: 0 }, NOW).action).toBe('SPLIT');
    expect(nextStep([aPayment()], { round: 60, confirmTries: 0 }, NOW)).toEqual({ action: 'SETTLE' });
    expect(nextStep([retryableIn(4)], { round: 59, confirmTries: 0 }, NOW).action).toBe('SPLIT');
    expect(nextStep([retryableIn(4)], { round: 60, confirmTries: 0 }, NOW)).toEqual({ action: 'SETTLE' });
    expect(nextStep([unknown], { round: 60, confirmTries: 0 }, NOW).action, 'asking does not count as a round').toBe(
      'CONFIRM',
    );
  });
});
