import type { RiseSecretName } from '../lib/providers/riseworks/secrets.ts';

/** The variables under which a Lambda finds the id of a secret that it may read. */
export const RISE_SECRET_VARIABLES: Readonly<Record<RiseSecretName, string>> = {
  login: 'RISE_LOGIN_SECRET_ID',
  signing: 'RISE_SIGNING_SECRET_ID',
  webhook: 'RISE_WEBHOOK_SECRET_ID',
};
