import type { StoredMap } from '../store/stored-value.ts';
import { integerOf, mapOf, optionalText, textOf, textsOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

const DAY_MS = 24 * 3_600 * 1_000;

type Sent = { readonly at: number; readonly currency: string; readonly amountMinor: bigint };

/**
 * No more is committed within any 24 hours than the limit of that moment allows. What was committed counts until it is known to have
 * moved nothing. Times are those of the attempts. A restore of the table loses what was counted, and then the rule begins anew.
 */
export function dailyLimitRule({ books }: Facts): Rule {
  /** By payment and attempt. */
  const sent = new Map<string, Sent>();
  return {
    id: 'limit',
    about: ['attempt', 'payment'],
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return sent.clear();
      for (const change of changes) if (change.kind === 'payment') takeOff(change);
      for (const change of changes) if (change.kind === 'attempt') yield* attemptBroken(change);
    },
  };

  /** Takes off an attempt that its payment no longer waits for, and that has not paid it. */
  function takeOff({ before, after }: NotedChange) {
    const attemptId = optionalText(before, 'liveAttemptId');
    if (!after || attemptId === undefined || attemptId === after.liveAttemptId) return;
    const hasPaid = after.paidByAttemptId === attemptId || textsOf(after, 'overpaidByAttemptIds').includes(attemptId);
    if (!hasPaid) sent.delete(`${textOf(after, 'transactionId')} ${attemptId}`);
  }

  function* attemptBroken({ before, after }: NotedChange) {
    if (before || !after || after.foundAt !== undefined) return;
    const at = Date.parse(textOf(after, 'createdAt'));
    const payments = textsOf(after, 'transactionIds')
      .map((id) => books.payments.get(id))
      .filter((payment) => payment !== undefined);
    for (const payment of payments) note(payment, textOf(after, 'attemptId'), at);
    const [currency] = payments.map((payment) => textOf(payment, 'currency'));
    const limit = mapOf(mapOf(books.settings, 'limits'), 'dailyMinor')?.[currency ?? ''];
    if (currency === undefined || typeof limit !== 'bigint') return;
    let sum = 0n;
    for (const one of sent.values()) if (one.currency === currency && one.at > at - DAY_MS) sum += one.amountMinor;
    if (sum > limit) yield `${sum} ${currency} were committed within 24 hours; the limit is ${limit}`;
  }

  function note(payment: StoredMap, attemptId: string, at: number) {
    const [currency, amountMinor] = [textOf(payment, 'currency'), integerOf(payment, 'amountMinor')];
    sent.set(`${textOf(payment, 'transactionId')} ${attemptId}`, { at, currency, amountMinor });
  }
}
