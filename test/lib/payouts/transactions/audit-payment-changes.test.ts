import { describe, expect, it } from 'vitest';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { NO_EFFECT, type PaymentChange } from '../../../../lib/domain/transactions/payment-change.ts';
import { auditPaymentChanges, describeChange } from '../../../../lib/payouts/transactions/audit-payment-changes.ts';
import { aPayment, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';
import { createWorld } from '../../../support/world.ts';

const changed = (before: Partial<Payment>, after: Partial<Payment>): PaymentChange => ({
  action: 'payment.failed',
  before: aPayment(before),
  after: aPayment(after),
  ledger: NO_EFFECT,
});
/** What an entry says of every change. */
const ALWAYS = { transactionId: 'batch-1.001', affiliateId: 'aff-1', amount: '60.00', currency: 'USD' };
const ann = { sub: 'sub-ann', name: 'ann' };
const ben = { sub: 'sub-ben', name: 'ben' };
const PROPOSED: NonNullable<Payment['resolution']> = {
  proposalId: 'p',
  attemptId: FIRST,
  outcome: 'paid',
  evidence: 'statement',
  by: ann,
  at: NOW,
};
const CONFIRMED = { by: ben, at: LATER, evidence: 'a call' };

describe('an audit entry says of a payment', () => {
  it.each<[string, Partial<Payment>, Partial<Payment>, object]>([
    [
      'under which attempt it is being sent',
      {},
      { status: 'PROCESSING', liveAttemptId: FIRST },
      { from: 'PENDING', to: 'PROCESSING', attemptId: FIRST },
    ],
    [
      'which attempt paid it, and the name that the provider gave it',
      { status: 'PROCESSING', liveAttemptId: SECOND },
      { status: 'COMPLETED', paidByAttemptId: SECOND, providerReference: 'ref' },
      { from: 'PROCESSING', to: 'COMPLETED', attemptId: SECOND, providerReference: 'ref' },
    ],
    [
      'which attempt failed, why, and when it is tried again',
      { status: 'PROCESSING', liveAttemptId: FIRST },
      { status: 'FAILED', failure: { code: 'busy', message: 'later', retryAt: LATER } },
      { from: 'PROCESSING', to: 'FAILED', attemptId: FIRST, reason: 'busy', message: 'later', retryAt: LATER },
    ],
    [
      'why it was given up, if nobody tries again',
      { status: 'FAILED' },
      { status: 'CANCELLED', failure: { code: 'called_off', message: 'by ann' } },
      { from: 'FAILED', to: 'CANCELLED', reason: 'called_off', message: 'by ann' },
    ],
    [
      'what one person says became of it, on what evidence',
      { status: 'UNKNOWN', liveAttemptId: FIRST },
      { status: 'UNKNOWN', liveAttemptId: FIRST, resolution: PROPOSED },
      {
        from: 'UNKNOWN',
        to: 'UNKNOWN',
        attemptId: FIRST,
        resolution: { proposalId: 'p', outcome: 'paid', evidence: 'statement', proposedBy: 'ann' },
      },
    ],
    [
      'what two people say, each on evidence of their own',
      { status: 'UNKNOWN', liveAttemptId: FIRST, resolution: PROPOSED },
      { status: 'UNKNOWN', liveAttemptId: FIRST, resolution: { ...PROPOSED, confirmed: CONFIRMED } },
      {
        from: 'UNKNOWN',
        to: 'UNKNOWN',
        attemptId: FIRST,
        resolution: {
          ...{ proposalId: 'p', outcome: 'paid', evidence: 'statement', proposedBy: 'ann' },
          ...{ confirmedBy: 'ben', confirmingEvidence: 'a call' },
        },
      },
    ],
    [
      'which proposal it takes away, if another person says something else',
      { status: 'UNKNOWN', liveAttemptId: FIRST, resolution: PROPOSED },
      {
        status: 'UNKNOWN',
        liveAttemptId: FIRST,
        resolution: { ...PROPOSED, proposalId: 'q', outcome: 'unpaid', by: ben },
      },
      {
        from: 'UNKNOWN',
        to: 'UNKNOWN',
        attemptId: FIRST,
        resolution: { proposalId: 'q', outcome: 'unpaid', evidence: 'statement', proposedBy: 'ben' },
        takesAwayProposal: 'p',
      },
    ],
    [
      'of no proposal that it takes it away, if that was about an earlier attempt',
      { status: 'UNKNOWN', liveAttemptId: SECOND, resolution: PROPOSED },
      { status: 'UNKNOWN', liveAttemptId: SECOND, resolution: { ...PROPOSED, proposalId: 'q', attemptId: SECOND } },
      {
        from: 'UNKNOWN',
        to: 'UNKNOWN',
        attemptId: SECOND,
        resolution: { proposalId: 'q', outcome: 'paid', evidence: 'statement', proposedBy: 'ann' },
      },
    ],
  ])('%s', (_, before, after, said) => {
    expect(describeChange(changed(before, after))).toEqual({ ...ALWAYS, ...said });
  });

  it('which attempt paid it once more, whatever pays it now', () => {
    const effect = { kind: 'overpaid', attemptId: FIRST } as const;
    const change = {
      ...changed({ status: 'COMPLETED' }, { status: 'COMPLETED', paidByAttemptId: SECOND }),
      ledger: effect,
    };
    expect(describeChange(change)).toMatchObject({ attemptId: FIRST });
  });

  it('all of it, one entry for each kind of change', async () => {
    const changes = [changed({}, { status: 'FAILED' }), changed({}, { status: 'FAILED' })];
    const [entry, ...others] = auditPaymentChanges((await createWorld()).context, changes);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ action: 'payment.failed', details: { payments: changes.map(describeChange) } });
  });
});
