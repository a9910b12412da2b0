import { setTimeout as sleep } from 'node:timers/promises';
import type { PaymentProvider } from '../../../lib/payouts/shared/payment-provider.ts';
import { RiseworksProvider } from '../../../lib/providers/riseworks/riseworks-provider.ts';
import type { RiseSettings } from '../../../lib/providers/riseworks/settings.ts';
import { secretsManagerClient } from '../clients.ts';
import { riseSecretsEnvironment } from '../environment.ts';
import { once } from '../once.ts';
import { SecretsManagerRiseSecrets } from './rise-secret-store.ts';

/** RiseWorks with this Lambda's secrets. A module of its own in every bundle: with its signatures it weighs more than most Lambdas. */
export function riseworks(settings: RiseSettings): PaymentProvider {
  const secrets = new SecretsManagerRiseSecrets(once(secretsManagerClient), riseSecretsEnvironment());
  return new RiseworksProvider({ settings, secrets, fetch, sleep, nowMs: Date.now });
}
