import { mapOf } from '../fields.ts';
import { type Doctored, edited, find, followed, without } from './doctored.ts';
import { type History, real } from './real-history.ts';
import { eachClaimed, made, newlyOpen, paymentOf, plus, set, unset } from './where.ts';

/** Of amounts, and what adds up to them. */
export const AMOUNTS: readonly Doctored[] = [
  [
    'a payment is made of more than it covers',
    'M3',
    /what it covers is 6000/,
    () => edited(real, made('claims'), eachClaimed(plus('amountMinor'))),
  ],
  [
    'a payment is made of more than is owed after a later debit',
    'M3',
    /is of 6000; no more than 5000 is owed/,
    () => debited(),
  ],
  [
    'a payment becomes another amount',
    'M3',
    /amountMinor of .* became 7501/,
    () => edited(real, paymentOf('aff-flaky-1', 'PROCESSING'), plus('amountMinor')),
  ],
  [
    'an amount is no integer',
    'M3',
    /has amountMinor that is no integer/,
    () => edited(real, made('commission'), set({ amountMinor: '60.00' })),
  ],
  [
    'an entry has no amount',
    'items',
    /has no amountMinor that can be read/,
    () => edited(real, made('entry'), set({ amountMinor: '60.00' })),
  ],
  [
    'an amount is beyond all bounds',
    'M3',
    /has an amount of/,
    () => edited(real, made('entry'), set({ amountMinor: 10n ** 15n })),
  ],
  [
    'an entry is edited',
    'ledger',
    /was edited/,
    () => followed(real, made('entry'), { ...find(real, made('entry')).after, reason: 'x' }),
  ],
  ['an entry is left out', 'ledger', /leaves a gap/, () => edited(real, made('entry', { seq: 2n }), set({ seq: 3n }))],
  [
    'a running total is wrong',
    'ledger',
    /in all, its entries are/,
    () => edited(real, made('entry'), plus('totalMinor')),
  ],
  [
    'a commission is taken in without its entry',
    'ledger',
    /was taken in without its entry/,
    () => without(real, made('entry', { kind: 'COMMISSION' })),
  ],
  [
    'a reversal takes back another amount',
    'ledger',
    /was reversed without an entry that takes back just its amount/,
    () => edited(real, made('entry', { kind: 'REVERSAL' }), plus('amountMinor')),
  ],
  [
    'a balance is settled further than its payments',
    'balances',
    /has settledMinor 6001; its entries and payments make 6000/,
    () =>
      edited(
        real,
        (change, n) => made('balance', { affiliateId: 'aff-001', settledMinor: 6000n })(change, n),
        plus('settledMinor'),
      ),
  ],
  [
    'a balance forgets the payment under way',
    'balances',
    /is claimed with transactionId undefined/,
    () => edited(real, newlyOpen, unset('open')),
  ],
  [
    'a balance is owed and not listed',
    'balances',
    /is not listed as payable/,
    () => edited(real, newlyOpen, unset('GSI1PK')),
  ],
  [
    'a batch counts a payment too many',
    'counts',
    /says 20 payments of .* are PENDING; there are 19/,
    () =>
      edited(real, made('batch', { status: 'PENDING' }), (item) => ({
        ...item,
        counts: { ...mapOf(item, 'counts'), PENDING: 20n },
      })),
  ],
  [
    'a batch says another total',
    'counts',
    /payments of .* in all; there are/,
    () => edited(real, made('batch', { status: 'PENDING' }), plus('totalMinor')),
  ],
];

/** A debit comes before what it lessens is claimed without it. */
function debited(): History {
  const first = made('entry', { affiliateId: 'aff-001', seq: 1n }, true);
  const { key, after } = find(real, first);
  const SK = key.SK.replace(/1$/, '2');
  const debit = { ...after, SK, seq: 2n, kind: 'CORRECTION', amountMinor: -1_000n };
  return followed(real, first, debit, { key: { ...key, SK }, before: undefined });
}
