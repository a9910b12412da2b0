import { split } from '../shared/split.ts';
import type { Payment } from '../transactions/payment.ts';

/**
 * Divides payments into chunks of at most `size`. If a submission was rejected for one bad payee and the provider did not
 * say which, its payments go in two halves, and those again in halves, until the bad payee is alone.
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
