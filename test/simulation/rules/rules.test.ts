import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredMap, StoredValue } from '../store/stored-value.ts';
import { checked, edited, find, followed, until, type Where, without } from './doctored.ts';
import { mapOf, mapsOf } from './fields.ts';
import { kindOf } from './item-kind.ts';
import { type History, realHistory } from './real-history.ts';
import type { RuleId } from './rule.ts';

let real: History;
beforeAll(async () => {
  real = await realHistory();
});

describe('a history of our own code', () => {
  it('breaks no rule', () => {
    expect(checked(real)).toEqual([]);
  });
});

/** A change of an item of that kind that made its fields what they are to be. */
const made =
  (kind: ReturnType<typeof kindOf>, fields: Readonly<Record<string, unknown>> = {}, isNew?: boolean): Where =>
  ({ key, before, after }) =>
    kindOf(key) === kind &&
    (isNew === undefined || (before === undefined) === isNew) &&
    Object.entries(fields).every(([name, value]) => after?.[name] === value);
const bankRecord =
  (kind: string, transaction: (id: string) => boolean = () => true): Where =>
  ({ key, after }) =>
    key.PK.startsWith('MOCKBANK#') && after?.kind === kind && transaction(String(after.reference));
const paymentOf = (affiliateId: string, status: string, fields = {}): Where =>
  made('payment', { affiliateId, status, ...fields });
const action = (name: string): Where => made('audit', { action: name });
const set = (fields: Readonly<Record<string, StoredValue>>) => (item: StoredMap) => ({ ...item, ...fields });
const unset = (name: string) => (item: StoredMap) =>
  Object.fromEntries(Object.entries(item).filter(([field]) => field !== name));
const plus =
  (name: string, more = 1n) =>
  (item: StoredMap) => ({ ...item, [name]: BigInt(String(item[name])) + more });
/** The payment of that affiliate, in the history as it really was. */
const idOf = (affiliateId: string, status: string) =>
  String(find(real, paymentOf(affiliateId, status)).after?.transactionId);
const isPaymentOf = (affiliateId: string, status: string) => (id: string) => id === idOf(affiliateId, status);
const newlyOpen: Where = (change) => made('balance')(change, 0) && mapOf(change.after, 'open') !== undefined;

type Doctored = readonly [what: string, rule: RuleId, says: RegExp, doctor: () => History];

const CASES: readonly Doctored[] = [
  [
    'the bank moves a payment twice',
    'M1',
    /moved money a second time/,
    () => {
      const record = find(real, bankRecord('paid')).after ?? {};
      const more = { key: { PK: String(record.PK), SK: 'ATTEMPT#again' }, before: undefined };
      return followed(real, bankRecord('paid'), { ...record, SK: 'ATTEMPT#again', attemptId: 'again' }, { more });
    },
  ],
  [
    'the bank pays what was called off, and what covers the same commission',
    'M1',
    /commission c-aff-001-1 was paid by .*, and again by/,
    () => {
      const transactionId = idOf('aff-001', 'CANCELLED');
      const movement = { ...moved(), transactionId, attemptId: 'a' };
      return {
        ...real,
        late: [...real.late, { version: real.feed.length, movement: { ...movement, breaksItsWord: false } }],
      };
    },
  ],
  [
    'it ends while a payment is on its way',
    'M2',
    /is still PROCESSING in the end/,
    () => until(real, action('payment.sending')),
  ],
  ['it ends while a payment is unknown', 'M2', /is UNKNOWN in the end/, () => until(real, action('payment.unknown'))],
  [
    'it ends while a failed payment waits for its retry',
    'M2',
    /FAILED, and nobody is told/,
    () => until(real, paymentOf('aff-flaky-1', 'FAILED')),
  ],
  [
    'a payment is made of more than it covers',
    'M3',
    /what it covers is 6000/,
    () => edited(real, made('payment', {}, true), plus('amountMinor')),
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
    'money moves by an attempt that was never committed',
    'M4',
    /which was never committed/,
    () => without(real, made('attempt')),
  ],
  [
    'money moves by other content than was committed',
    'M4',
    /with another content/,
    () => edited(real, bankRecord('paid'), set({ requestHash: 'other' })),
  ],
  [
    'money moves while the payment does not wait for it any more',
    'M4',
    /while it waits for none/,
    () => {
      const paid = bankRecord('paid', isPaymentOf('aff-001', 'COMPLETED'));
      const record = find(real, paid);
      const settled = find(real, paymentOf('aff-001', 'COMPLETED')).transaction + 0.5;
      const feed = without(real, paid).feed.concat({ ...record, transaction: settled });
      return { ...real, feed: feed.toSorted((left, right) => left.transaction - right.transaction) };
    },
  ],
  [
    'a committed attempt is changed',
    'M4',
    /was changed after it was committed/,
    () => followed(real, made('attempt'), { ...find(real, made('attempt')).after, provider: 'riseworks' }),
  ],
  [
    'the next attempt begins while the one before may still pay',
    'M4',
    /began attempt .* while attempt .* may move money/,
    () => without(real, bankRecord('failed', isPaymentOf('aff-flaky-1', 'PROCESSING'))),
  ],
  [
    'a payment is given back while its attempt may still pay',
    'M4',
    /was given back while attempt .* may move money/,
    () => {
      const last = find(real, paymentOf('aff-flaky-9', 'CANCELLED', { retries: 3n })).before?.liveAttemptId;
      return without(
        real,
        (change, n) =>
          bankRecord('failed')(change, n) &&
          change.after?.attemptId === last &&
          isPaymentOf('aff-flaky-9', 'PROCESSING')(String(change.after?.reference)),
      );
    },
  ],
  [
    'a payment fails though the bank may still pay it',
    'M5',
    /became FAILED while attempt .* may move money/,
    () => without(real, bankRecord('failed', isPaymentOf('aff-flaky-1', 'PROCESSING'))),
  ],
  [
    'a payment is FAILED and its attempt alive',
    'M5',
    /is FAILED while attempt .* is alive/,
    () => edited(real, paymentOf('aff-flaky-1', 'FAILED'), set({ liveAttemptId: 'x' })),
  ],
  [
    'a payment waits for nothing',
    'M5',
    /is PROCESSING, and waits for no attempt/,
    () => edited(real, paymentOf('aff-flaky-1', 'PROCESSING'), unset('liveAttemptId')),
  ],
  [
    'what is paid is cancelled',
    'M6',
    /became CANCELLED from COMPLETED/,
    () => thenPayment('COMPLETED', { status: 'CANCELLED' }),
  ],
  [
    'a payment is said to be paid by another attempt',
    'M6',
    /and is now said to be by x/,
    () => thenPayment('COMPLETED', { paidByAttemptId: 'x' }),
  ],
  [
    'an overpayment is not debited',
    'M6',
    /is not debited in the same transaction/,
    () => without(real, made('entry', { kind: 'OVERPAID' })),
  ],
  [
    'an overpayment is debited by another amount',
    'M6',
    /is not debited/,
    () => edited(real, made('entry', { kind: 'OVERPAID' }), plus('amountMinor')),
  ],
  ['an overpayment raises no incident', 'M6', /raises no incident/, () => without(real, made('incident'))],
  [
    'an overpayment leaves the balance free',
    'M6',
    /leaves the balance without a hold/,
    () => edited(real, (change, n) => made('balance')(change, n) && change.after?.hold !== undefined, unset('hold')),
  ],
  ['an overpayment is noted twice', 'M6', /is overpaid a second time/, () => thenPaymentOf('aff-flaky-9', twice)],
  [
    'a payment is changed without an entry',
    'M7',
    /TXN#.* was changed without an audit entry/,
    () => without(real, action('batch.claimed')),
  ],
  [
    'a commission is taken in without an entry',
    'M7',
    /COMMISSION was changed without an audit entry/,
    () => without(real, action('commissions.accrued')),
  ],
  [
    'an affiliate is entered without an entry',
    'M7',
    /PROFILE was changed without an audit entry/,
    () => without(real, action('affiliate.imported')),
  ],
  [
    'an audit entry is edited',
    'M7',
    /audit entry .* was changed/,
    () => followed(real, action('batch.queued'), { ...find(real, action('batch.queued')).after, at: 'never' }),
  ],
  [
    'an audit entry is removed',
    'M7',
    /audit entry .* was removed/,
    () => followed(real, action('batch.queued'), undefined),
  ],
  [
    'an entry has no link for a payment',
    'M7',
    /no audit entry of the transaction links to it/,
    () => edited(real, action('payment.completed'), set({ links: [] })),
  ],
  [
    'a link leaves one out',
    'M7',
    /change 1 of .* is numbered 2/,
    () => edited(real, action('batch.claimed'), withLinks(plus('seq'))),
  ],
  [
    'a payment does not name its link',
    'M7',
    /does not name the link of its newest change/,
    () => edited(real, paymentOf('aff-001', 'COMPLETED'), set({ audit: { seq: 1n, hash: 'x' } })),
  ],
  [
    'an entry claims a change that is not there',
    'M7',
    /links to a change of nobody/,
    () =>
      edited(real, action('payment.completed'), (item) => ({
        ...item,
        links: [...mapsOf(item, 'links'), { transactionId: 'nobody', seq: 1n, hash: 'x', state: 'y' }],
      })),
  ],
  [
    'an entry says something else than was hashed',
    'audit hashes',
    /does not follow from the link before/,
    () => edited(real, action('payment.completed'), set({ at: '2026-03-01T00:00:09.000Z' })),
  ],
  [
    'a payment is something else than was hashed',
    'audit hashes',
    /is not the hash of what the change left/,
    () => edited(real, paymentOf('aff-001', 'COMPLETED'), set({ updatedAt: 'never' })),
  ],
  ['a batch has more than 100 payments', 'M8', /has 101 payments/, () => crowded()],
  [
    'a payment is in another currency than its batch',
    'M8',
    /is in EUR, its batch in USD/,
    () => edited(real, made('payment', {}, true), set({ currency: 'EUR' })),
  ],
  [
    'a payment is taken into a batch that is made',
    'M8',
    /into a batch that is PENDING/,
    () => edited(real, made('batch', { status: 'DRAFT' }), set({ status: 'PENDING' })),
  ],
  ['two batches are PROCESSING', 'M8', /are PROCESSING at once/, () => secondBatch()],
  [
    'an attempt is committed without the slot',
    'M8',
    /was committed without the slot/,
    () => without(real, made('slot')),
  ],
  [
    'an attempt is committed in an earlier run',
    'M8',
    /was committed in run/,
    () => edited(real, made('attempt'), set({ attemptId: '0000-0000-0000' })),
  ],
  [
    'an attempt is committed by a batch that is QUEUED',
    'M8',
    /was committed while the batch is QUEUED/,
    () =>
      edited(
        real,
        (change, n) => made('batch', { status: 'PROCESSING' })(change, n) && sends(change.transaction),
        set({ status: 'QUEUED' }),
      ),
  ],
  [
    'an attempt is committed while payouts are paused',
    'M8',
    /while payouts are stopped/,
    () =>
      followed(
        real,
        made('batch', { status: 'QUEUED' }),
        { PK: 'SETTINGS', SK: 'SETTINGS', pause: {} },
        { more: { key: { PK: 'SETTINGS', SK: 'SETTINGS' }, before: undefined } },
      ),
  ],
  [
    'a batch is COMPLETED with too many unpaid',
    'M9',
    /ended as COMPLETED; by its payments it is FAILED/,
    () => edited(real, made('batch', { status: 'FAILED' }), set({ status: 'COMPLETED' })),
  ],
  [
    'a batch is FAILED that was called off',
    'M9',
    /ended as FAILED; by its payments it is CANCELLED/,
    () => edited(real, made('batch', { status: 'CANCELLED' }), set({ status: 'FAILED' })),
  ],
  [
    'a batch ends while a payment is open',
    'M9',
    /ended as COMPLETED while payments of it are PROCESSING/,
    () =>
      edited(
        real,
        (change, n) => made('batch', { status: 'PROCESSING' })(change, n) && sends(change.transaction),
        set({ status: 'COMPLETED' }),
      ),
  ],
  ['a batch never ends', 'M9', /is still QUEUED in the end/, () => until(real, made('batch', { status: 'QUEUED' }))],
  [
    'a batch begins as PENDING',
    'M9',
    /became PENDING from nothing/,
    () => edited(real, made('batch', { status: 'DRAFT' }), set({ status: 'PENDING' })),
  ],
  [
    'a balance is written whatever is there',
    'M10',
    /BALANCE#USD was written without a condition/,
    () => ({
      ...real,
      feed: real.feed.map((change) =>
        change === find(real, newlyOpen) ? { ...change, isConditional: false } : change,
      ),
    }),
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
  [
    'a payment is COMPLETED and no money moved',
    'bank',
    /the bank has not moved it/,
    () => without(real, bankRecord('paid', isPaymentOf('aff-001', 'COMPLETED'))),
  ],
  [
    'the bank pays another amount',
    'bank',
    /the bank moved 6001 USD/,
    () => edited(real, bankRecord('paid'), plus('amountMinor')),
  ],
  [
    'the bank pays somebody else',
    'bank',
    /USD to mock:ok:other/,
    () => edited(real, bankRecord('paid'), set({ payee: 'mock:ok:other' })),
  ],
  [
    'money is said to have come back',
    'bank',
    /the bank has nothing of that/,
    () => edited(real, bankRecord('paid', isPaymentOf('aff-return', 'RETURNED')), set({ comesBack: false })),
  ],
  ['a movement is in no book in the end', 'bank', /our books do not know it/, () => until(real, bankRecord('paid'))],
  [
    'the sums of both books differ',
    'bank',
    /the bank paid 6000 USD more than our balances say/,
    () => until(real, bankRecord('paid')),
  ],
];

const moved = () => {
  const [late] = real.late;
  if (!late) throw new Error('nothing was paid late');
  return late.movement;
};
const sends = (transaction: number) =>
  real.feed.some((change) => change.transaction === transaction && made('attempt', {}, true)(change, 0));
const withLinks = (edit: (link: StoredMap) => StoredMap) => (item: StoredMap) => ({
  ...item,
  links: mapsOf(item, 'links').map(edit),
});
const thenPayment = (status: string, fields: Readonly<Record<string, StoredValue>>) =>
  followed(real, paymentOf('aff-001', status), { ...find(real, paymentOf('aff-001', status)).after, ...fields });
const overpaid: Where = ({ key, after }) =>
  kindOf(key) === 'payment' && Array.isArray(after?.overpaidByAttemptIds) && after.overpaidByAttemptIds.length > 0;
const twice = (item: StoredMap) => ({ ...item, overpaidByAttemptIds: [], paidByAttemptId: moved().attemptId });
const thenPaymentOf = (_affiliateId: string, edit: (item: StoredMap) => StoredMap) => {
  const first = find(real, overpaid);
  const forgotten = followed(real, overpaid, edit(first.after ?? {}));
  return followed(
    forgotten,
    ({ after }) => after?.paidByAttemptId === moved().attemptId && after.transactionId === moved().transactionId,
    first.after,
  );
};
/** The first draft has 82 copies of one of its payments more. */
function crowded(): History {
  const original = find(real, made('payment', {}, true));
  const copies = Array.from({ length: 101 - 19 }, (_, n) => {
    const SK = `${original.key.SK}-${n}`;
    return { ...original, key: { ...original.key, SK }, after: { ...original.after, SK, transactionId: `copy.${n}` } };
  });
  return { ...real, feed: real.feed.flatMap((change) => (change === original ? [change, ...copies] : [change])) };
}
function secondBatch(): History {
  const key = { PK: 'BATCH#other', SK: 'BATCH' };
  const where = made('batch', { status: 'PROCESSING' });
  const after = { ...find(real, where).after, ...key, batchId: 'other' };
  return followed(real, where, after, { more: { key, before: undefined } });
}

describe('a rule is broken when', () => {
  it.each(CASES)('%s (%s)', (_, rule, says, doctor) => {
    const broken = checked(doctor()).filter((one) => one.rule === rule);
    expect(broken.map(({ text }) => text).join('\n')).toMatch(says);
  });

  it('and every rule has a case', () => {
    const rules = new Set(CASES.map(([, rule]) => rule));
    expect([...rules].sort()).toEqual([
      'M1',
      'M10',
      'M2',
      'M3',
      'M4',
      'M5',
      'M6',
      'M7',
      'M8',
      'M9',
      'audit hashes',
      'balances',
      'bank',
      'counts',
      'items',
      'ledger',
    ]);
  });
});
