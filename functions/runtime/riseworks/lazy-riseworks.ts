import type { PaymentProvider } from '../../../lib/payouts/shared/payment-provider.ts';
import { lazyProvider } from '../../../lib/providers/lazy-provider.ts';
import { riseFacts } from '../../../lib/providers/riseworks/rise-facts.ts';
import { riseSettings } from '../../../lib/providers/riseworks/settings.ts';

/**
 * RiseWorks, whose code is loaded by the first call to it; what payments are planned by is known before. `undefined`: this
 * deployment does not pay through it.
 *
 * @throws RangeError naming each setting that is missing or wrong
 */
export function lazyRiseworks(): PaymentProvider | undefined {
  if (!process.env.RISE_API_BASE_URL) return undefined;
  const settings = riseSettings(process.env);
  return lazyProvider(riseFacts(settings), async () => (await import('#riseworks')).riseworks(settings));
}
