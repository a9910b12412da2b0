import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { RiseSecretName, RiseSecretStore } from '../../../lib/providers/riseworks/secrets.ts';

/** The ids of the secrets in Secrets Manager that this Lambda may read. */
export type RiseSecretIds = Readonly<Partial<Record<RiseSecretName, string>>>;

/** RiseWorks' secrets in Secrets Manager. @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export class SecretsManagerRiseSecrets implements RiseSecretStore {
  readonly #client: () => SecretsManagerClient;
  readonly #ids: RiseSecretIds;

  constructor(client: () => SecretsManagerClient, ids: RiseSecretIds) {
    this.#client = client;
    this.#ids = ids;
  }

  /** @throws Error for a secret that this Lambda may not read */
  async read(name: RiseSecretName): Promise<string> {
    const SecretId = this.#ids[name];
    if (SecretId === undefined) throw new Error(`this Lambda has no access to the ${name} secret of RiseWorks`);
    const { SecretString } = await this.#client().send(new GetSecretValueCommand({ SecretId }));
    if (SecretString === undefined) throw new Error(`the ${name} secret of RiseWorks is not text`);
    return SecretString;
  }
}
