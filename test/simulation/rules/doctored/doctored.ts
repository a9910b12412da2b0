import type { Change } from '../../store/item-store.ts';
import type { StoredMap } from '../../store/stored-value.ts';
import type { RuleId } from '../rule.ts';
import type { History } from './real-history.ts';

/** A history in which one thing is changed: which rule that breaks, and what the rule then says. */
export type Doctored = readonly [what: string, rule: RuleId, says: RegExp, doctor: () => History];

export type Where = (change: Change, position: number) => boolean;

/** The first change of that kind; it has to be there. */
export function find({ feed }: History, where: Where): Change {
  const found = feed.find(where);
  if (!found) throw new Error('the real history has no such change: see what real-history.ts writes');
  return found;
}

/** That change leaves a different item. Later changes of it start from there. */
export function edited(history: History, where: Where, edit: (item: StoredMap) => StoredMap): History {
  const original = find(history, where);
  const after = edit(original.after ?? {});
  const feed = history.feed.map((change) => {
    if (change === original) return { ...change, after };
    return change.before === original.after ? { ...change, before: after } : change;
  });
  return { ...history, feed };
}

/** That change never happened. Later changes of the item start from what was before it. */
export function without(history: History, where: Where): History {
  const original = find(history, where);
  const feed = history.feed
    .filter((change) => change !== original)
    .map((change) =>
      change.before === original.after && original.after ? { ...change, before: original.before } : change,
    );
  return { ...history, feed };
}

/** Something more is done to the item, by a request of its own right after the one of that change. */
export function followed(
  history: History,
  where: Where,
  after: StoredMap | undefined,
  more: Partial<Change> = {},
): History {
  const original = find(history, where);
  const added = { ...original, transaction: original.transaction + 0.5, before: original.after, after, ...more };
  const feed = [...history.feed, added].sort((left, right) => left.transaction - right.transaction);
  return { ...history, feed };
}

/** The history breaks off after that change's request. */
export function until(history: History, where: Where): History {
  const last = find(history, where);
  return { ...history, feed: history.feed.filter(({ transaction }) => transaction <= last.transaction) };
}
