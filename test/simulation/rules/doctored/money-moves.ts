import type { StoredValue } from '../../store/stored-value.ts';
import { kindOf } from '../item-kind.ts';
import { type Doctored, edited, find, followed, until, type Where, without } from './doctored.ts';
import { type History, real } from './real-history.ts';
import { action, bankRecord, idOf, isPaymentOf, made, newlyOpen, paymentOf, plus, set, unset } from './where.ts';

/** Of when money moves, and what we say of it. */
export const MONEY_MOVES: readonly Doctored[] = [
  [
    'the bank moves a payment twice',
    'M1',
    /moved money a second time/,
    () => {
      const record = find(real, bankRecord('paid')).after ?? {};
      const more = { key: { PK: String(record.PK), SK: 'ATTEMPT#again' }, before: undefined };
      return followed(real, bankRecord('paid'), { ...record, SK: 'ATTEMPT#again', attemptId: 'again' }, more);
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
    'what is owed to somebody on hold is claimed',
    'holds',
    /was claimed while aff-001 is on hold/,
    () => held({ all: { reason: 'a check' }, byCurrency: {} }),
  ],
  [
    'what is owed to somebody is claimed whose currency is on hold',
    'holds',
    /was claimed while aff-001 is on hold/,
    () => held({ byCurrency: { USD: { reason: 'a check' } } }),
  ],
  [
    'what is on hold by itself is claimed',
    'holds',
    /was claimed while the balance of .* is on hold/,
    () => edited(real, newlyOpen, set({ hold: { reason: 'it was overpaid' } })),
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
  [
    'the bank denies what it had paid, and the balance stays free',
    'M6',
    /which the bank denies having paid, leaves the balance without a hold/,
    () => denied(paymentOf('aff-return', 'RETURNED')),
  ],
  [
    'the bank denies what it had paid, and nobody is told',
    'M6',
    /which the bank denies having paid, raises no incident/,
    () => denied(paymentOf('aff-return', 'RETURNED')),
  ],
  [
    'the bank denies in the end what our books have as paid',
    'bank',
    /the bank denies having paid .*; our books do not know it/,
    () => denied(paymentOf('aff-001', 'COMPLETED')),
  ],
  [
    'money stays that had come back, and nobody is told',
    'bank',
    /is RETURNED, and the bank has paid it after all; no incident tells of it/,
    () => {
      const paid = bankRecord('paid', isPaymentOf('aff-return', 'RETURNED'));
      const stays = { ...find(real, paid).after, comesBack: false };
      const late = followed(real, paid, stays);
      const last = late.feed.at(-1)?.transaction ?? 0;
      const feed = late.feed.map((change) => (change.after === stays ? { ...change, transaction: last + 1 } : change));
      return { ...late, feed: feed.toSorted((left, right) => left.transaction - right.transaction) };
    },
  ],
  ['an overpayment is noted twice', 'M6', /is overpaid a second time/, () => notedTwice()],
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

/** The bank says that it has never paid it, right before we write that down. */
function denied(where: Where): History {
  const written = find(real, where);
  const paid = find(
    real,
    bankRecord('paid', (id) => id === written.after?.transactionId),
  );
  const at = written.transaction - 0.5;
  const denial = { ...paid, transaction: at, before: paid.after, after: { ...paid.after, kind: 'refused' } };
  const feed = [...real.feed, denial].toSorted((left, right) => left.transaction - right.transaction);
  return { ...real, feed };
}

function moved() {
  const [late] = real.late;
  if (!late) throw new Error('the bank has paid nothing against its word');
  return late.movement;
}

function thenPayment(status: string, fields: Readonly<Record<string, StoredValue>>): History {
  const where = paymentOf('aff-001', status);
  return followed(real, where, { ...find(real, where).after, ...fields });
}

/** The attempt that paid too much is forgotten, and then noted again. */
function notedTwice(): History {
  const { transactionId, attemptId } = moved();
  const isNoted: Where = ({ key, after }) =>
    kindOf(key) === 'payment' && Array.isArray(after?.overpaidByAttemptIds) && after.overpaidByAttemptIds.length > 0;
  const { after } = find(real, isNoted);
  const forgotten = followed(real, isNoted, { ...after, overpaidByAttemptIds: [], paidByAttemptId: attemptId });
  const isForgotten: Where = (change) =>
    change.after?.paidByAttemptId === attemptId && change.after.transactionId === transactionId;
  return followed(forgotten, isForgotten, after);
}

/** Somebody has put an affiliate on hold before anything is claimed. */
function held(fields: Readonly<Record<string, StoredValue>>): History {
  const key = { PK: 'AFFILIATE#aff-001', SK: 'HOLD' };
  const after = { ...key, affiliateId: 'aff-001', ...fields };
  return followed(real, made('affiliate', { affiliateId: 'aff-001' }), after, { key, before: undefined });
}
