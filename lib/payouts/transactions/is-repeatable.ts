import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { PaymentProvider } from '../shared/payment-provider.ts';

/**
 * Whether an attempt that may have been submitted before may be submitted again now. The new submission may be delayed on its way,
 * and an earlier one cannot be called back. Any of them may arrive up to the attempt's deadline, which the provider enforces. So
 * the provider must know the attempt again until then, and not only at this moment.
 */
export function isRepeatable(
  { repeatSafe, keysKeptSeconds, death }: Pick<PaymentProvider, 'repeatSafe' | 'keysKeptSeconds' | 'death'>,
  { prepared: { notAfter }, createdAt }: Attempt,
  now: Instant,
): boolean {
  if (!repeatSafe || now >= notAfter) return false;
  if (keysKeptSeconds === undefined) return true;
  return addSeconds(createdAt, keysKeptSeconds) >= addSeconds(notAfter, death.marginSeconds);
}
