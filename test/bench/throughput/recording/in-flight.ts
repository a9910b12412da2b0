import type { Span } from '../phases.ts';

export interface InFlight {
  /** The share of the time in which there was at least one. */
  readonly busyShare: number;
  /** On average over all of the time. */
  readonly mean: number;
  readonly most: number;
}

/** How many requests were under way at once. */
export const inFlight = (
  exchanges: readonly { readonly sentAt: number; readonly answeredAt: number }[],
  { from, to }: Span,
): InFlight => {
  const changes = exchanges
    .flatMap(({ sentAt, answeredAt }) => [
      { at: clamp(sentAt, from, to), change: 1 },
      { at: clamp(answeredAt, from, to), change: -1 },
    ])
    .sort((left, right) => left.at - right.at || left.change - right.change);
  let [count, most, busy, sum, last] = [0, 0, 0, 0, from];
  for (const { at, change } of changes) {
    sum += count * (at - last);
    if (count > 0) busy += at - last;
    count += change;
    most = Math.max(most, count);
    last = at;
  }
  return { busyShare: busy / (to - from), mean: sum / (to - from), most };
};

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
