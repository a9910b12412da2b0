import { describe, expect, it } from 'vitest';
import { type MoneyFacts, whereIsTheMoney } from '../../../console/src/affiliates/where-is-the-money.ts';

type Open = NonNullable<MoneyFacts['open']>;

const AT = '2026-11-23T10:00:00.000Z';

const balance: MoneyFacts['balance'] = { currency: 'USD', pendingAmount: '1100.75', paidAmount: '0.00' };
const hold = { reason: 'Bank details are being checked.', by: 'ada', at: AT };

const payment: Open['payment'] = {
  transactionId: 'b-1.001',
  batchId: 'b-1',
  affiliateId: 'ann',
  status: 'PENDING',
  amount: '1100.75',
  currency: 'USD',
  commissionCount: 2,
  retries: 0,
  createdAt: AT,
  updatedAt: AT,
};

const batch: Open['batch'] = {
  batchId: 'b-1',
  batchNumber: 'BATCH-2026-000123',
  status: 'PENDING',
  provider: 'mock',
  currency: 'USD',
  paymentCount: 1,
  totalAmount: '1100.75',
  counts: { pending: 1, processing: 0, unknown: 0, completed: 0, failed: 0, cancelled: 0, returned: 0 },
  createdBy: 'ada',
  approvalWanted: false,
  createdAt: AT,
};

const told = (facts: Partial<MoneyFacts> = {}): string =>
  whereIsTheMoney({
    name: 'Ann Lee',
    balance,
    account: { hasAccount: true, riseId: 'r-1', kycStatus: 'APPROVED', canReceivePayments: true },
    ...facts,
  });

const under = (paying: Partial<Open['payment']>, of: Partial<Open['batch']> = {}, more: Partial<MoneyFacts> = {}) =>
  told({ open: { payment: { ...payment, ...paying }, batch: { ...batch, ...of } }, ...more });

const OWED = 'USD 1,100.75 is owed to Ann Lee';

describe('where somebody’s money is, in one sentence', () => {
  it.each([
    [
      'nothing was ever owed',
      { balance: { ...balance, pendingAmount: '0.00' } },
      'Nothing is owed to Ann Lee in USD, and nothing has been paid.',
    ],
    [
      'all was paid',
      {
        balance: { ...balance, pendingAmount: '0.00', paidAmount: '1100.75' },
        last: { ...payment, status: 'COMPLETED', completedAt: AT, providerReference: 'R-7' },
      },
      'Nothing is owed to Ann Lee in USD; the last payment, USD 1,100.75, was paid on 23 November 2026 (UTC) under the reference R-7.',
    ],
    [
      'the last payment is too long ago to be found',
      { balance: { ...balance, pendingAmount: '0.00', paidAmount: '1100.75' } },
      'Nothing is owed to Ann Lee in USD; USD 1,100.75 has been paid in all.',
    ],
    [
      'more was reversed than is owed',
      { balance: { ...balance, pendingAmount: '-5.00' } },
      'Nothing is owed to Ann Lee: the balance is USD -5.00, and later commissions make up for that before anything is paid.',
    ],
    [
      'it is payable',
      { judged: { eligible: true, totalAmount: '1100.75' } },
      `${OWED} and can be paid with the next payout.`,
    ],
    [
      'a limit lets a part of it be paid',
      { judged: { eligible: true, totalAmount: '1000.00' } },
      `${OWED}, of which USD 1,000.00 can be paid with the next payout.`,
    ],
    ['nobody asked whether it is payable', {}, `${OWED} and is not part of a payout yet.`],
    [
      'a rule that only a preview knows is in its way',
      {
        judged: {
          eligible: false,
          totalAmount: '1100.75',
          reason: 'The rise id was changed; nothing is paid to it until Friday',
        },
      },
      `${OWED} and cannot be paid yet: The rise id was changed; nothing is paid to it until Friday.`,
    ],
    [
      'it is below the minimum',
      { minimum: '2000.00' },
      `${OWED}, which is below the minimum payout of USD 2,000.00, and is paid once that is reached.`,
    ],
    ['it is exactly the minimum', { minimum: '1100.75' }, `${OWED} and is not part of a payout yet.`],
    [
      'it is on hold, whatever else there is',
      { balance: { ...balance, hold }, minimum: '2000.00' },
      `${OWED} and on hold since 23 November 2026 (UTC): Bank details are being checked.`,
    ],
    [
      'no account is linked',
      { account: { hasAccount: false, canReceivePayments: false } },
      `${OWED} and cannot be paid yet, because no account at the payment provider is linked.`,
    ],
    [
      'the identity was not checked',
      { account: { hasAccount: true, kycStatus: 'SUBMITTED', canReceivePayments: false } },
      `${OWED} and cannot be paid yet, because the payment provider is checking the identity.`,
    ],
    [
      'a payment came back',
      { last: { ...payment, status: 'RETURNED', completedAt: AT } },
      `${OWED} and is not part of a payout yet; the last payment, USD 1,100.75 of 23 November 2026 (UTC), came back.`,
    ],
  ] satisfies [string, Partial<MoneyFacts>, string][])('%s', (_, facts, sentence) => {
    expect(told(facts)).toBe(sentence);
  });

  const SUM = 'USD 1,100.75';
  it.each([
    [
      'waits for an approval',
      {},
      { approvalWanted: true },
      `${SUM} for Ann Lee is in payout BATCH-2026-000123, which waits for an approval.`,
    ],
    ['was not started', {}, {}, `${SUM} for Ann Lee is in payout BATCH-2026-000123, which has not been started yet.`],
    [
      'is queued while payouts are paused',
      {},
      { status: 'QUEUED', waiting: { reason: 'paused', since: AT } },
      `${SUM} for Ann Lee is in payout BATCH-2026-000123, which is waiting to be paid: payouts are paused.`,
    ],
    [
      'is being made',
      {},
      { status: 'DRAFT', batchNumber: undefined },
      `${SUM} for Ann Lee is being put into a payout.`,
    ],
    ['is being paid', {}, { status: 'PROCESSING' }, `${SUM} for Ann Lee is being paid with payout BATCH-2026-000123.`],
    [
      'was called off',
      {},
      { status: 'CANCELLING' },
      `${SUM} for Ann Lee was in payout BATCH-2026-000123, which was called off; the money is still owed.`,
    ],
    [
      'was sent',
      { status: 'PROCESSING' },
      { status: 'SETTLING' },
      `${SUM} for Ann Lee is being paid: the payment provider has it, and has not said yet that it arrived.`,
    ],
    [
      'has an outcome that is unknown',
      { status: 'UNKNOWN' },
      { status: 'SETTLING' },
      `${SUM} for Ann Lee was sent to the payment provider, whose answer got lost; whether it was paid is being found out, and until then it is not sent again.`,
    ],
    [
      'failed',
      { status: 'FAILED', failure: { code: 'refused', message: 'The bank refused it.' } },
      { status: 'FAILED' },
      `The payment of ${SUM} to Ann Lee failed (The bank refused it); the money is still owed.`,
    ],
    [
      'was paid a moment ago',
      { status: 'COMPLETED', completedAt: AT },
      {},
      `${SUM} was paid to Ann Lee on 23 November 2026 (UTC).`,
    ],
    [
      'was given up a moment ago',
      { status: 'CANCELLED' },
      {},
      `The payment of ${SUM} to Ann Lee was given up before anything was paid; the money is still owed.`,
    ],
    [
      'came back a moment ago',
      { status: 'RETURNED' },
      {},
      `${SUM} was paid to Ann Lee and came back; the money is owed again.`,
    ],
  ] satisfies [string, Partial<Open['payment']>, Partial<Open['batch']>, string][])(
    'its payment %s',
    (_, paying, of, sentence) => {
      expect(under(paying, of)).toBe(sentence);
    },
  );

  it('says that a hold keeps a payment from being sent, and nothing of it once it is being paid', () => {
    const held = { balance: { ...balance, hold } };
    expect(under({}, { approvalWanted: true }, held)).toBe(
      'USD 1,100.75 for Ann Lee is in payout BATCH-2026-000123, and on hold since 23 November 2026 (UTC): Bank details are being checked.',
    );
    expect(under({}, { status: 'PROCESSING' }, held)).not.toContain('hold');
  });

  it('counts what is owed beside a payment under way, to the last digit', () => {
    const more = { balance: { ...balance, pendingAmount: '9007199254740993.01' } };
    expect(under({ amount: '0.02' }, { status: 'PROCESSING' }, more)).toContain(
      '; another USD 9,007,199,254,740,992.99 is owed beside it.',
    );
    const less = { balance: { ...balance, pendingAmount: '1000.00' } };
    expect(under({}, {}, less)).toContain('; USD 100.75 of it is no longer owed, and is taken off later payments.');
  });

  it('leaves the digit-free amounts of a currency without cents as they are', () => {
    const yen: MoneyFacts['balance'] = { currency: 'JPY', pendingAmount: '120000', paidAmount: '0' };
    expect(told({ balance: yen })).toBe('JPY 120,000 is owed to Ann Lee and is not part of a payout yet.');
  });
});
