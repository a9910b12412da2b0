import { addSeconds, type Instant } from '../../lib/domain/shared/time.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';

/** Does a piece of work at most once in so many seconds. Whoever asks meanwhile gets the same answer. */
export function remembered<T>(
  seconds: number,
  work: (context: Context) => Promise<T>,
): (context: Context) => Promise<T> {
  let last: { readonly begun: Instant; readonly answer: Promise<T> } | undefined;
  return (context) => {
    const now = context.now();
    if (last === undefined || addSeconds(last.begun, seconds) <= now) last = { begun: now, answer: work(context) };
    return last.answer;
  };
}
