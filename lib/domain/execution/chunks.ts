import { split } from '../shared/split.ts';
import type { Payment } from '../transactions/payment.ts';

/**
 * Payments in submissions of at most `size`. Those whose submission was refused for one bad payee, without a word on whom,
 * go in two halves, and those again in halves, until the one is found who is alone in his.
 */
export function chunksOf(payments: readonly Payment[], size: number): readonly (readonly Payment[])[] {
  const suspects = Map.groupBy(payments, suspectedIn);
  const unsuspected = suspects.get(undefined) ?? [];
  suspects.delete(undefined);
  const halves = [...suspects.values()].flatMap((some) => split(some, Math.min(size, Math.ceil(some.length / 2))));
  return [...split(unsuspected, size), ...halves];
}

function suspectedIn({ notTaken }: Payment): string | undefined {
  return notTaken?.reason === 'bad_recipient' ? notTaken.attemptId : undefined;
}
