import { setTimeout as sleep } from 'node:timers/promises';
import type { RiseworksDependencies } from '../../lib/providers/riseworks/riseworks-provider.ts';
import { secretsManagerClient } from './clients.ts';
import { riseEnvironment, riseSecretsEnvironment } from './environment.ts';
import { once } from './once.ts';
import { SecretsManagerRiseSecrets } from './rise-secret-store.ts';

/** What paying through RiseWorks needs; `undefined` if this deployment does not pay through it. */
export function riseworksDependencies(): RiseworksDependencies | undefined {
  const settings = riseEnvironment();
  if (!settings) return undefined;
  const secrets = new SecretsManagerRiseSecrets(once(secretsManagerClient), riseSecretsEnvironment());
  return { settings, secrets, fetch, sleep, nowMs: Date.now };
}
