import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { RiseSecretName } from '../../lib/providers/riseworks/secrets.ts';

const HOLDS: Readonly<Record<RiseSecretName, string>> = {
  login: 'Key of the wallet that signs in to RiseWorks and can only read',
  signing: 'Key of the wallet that signs payments at RiseWorks',
  webhook: 'What RiseWorks signs its webhooks with',
};

/**
 * The secrets of RiseWorks. They are created with random values, which sign nothing that Rise accepts. People put in the real
 * ones after the first deployment (docs/riseworks.md), and rotate them without another deployment.
 */
export class RiseSecretsInManager extends Construct {
  readonly secrets: Readonly<Record<RiseSecretName, ISecret>>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secrets = { login: this.#secret('login'), signing: this.#secret('signing'), webhook: this.#secret('webhook') };
  }

  #secret(name: RiseSecretName): Secret {
    const secret = new Secret(this, name, {
      description: HOLDS[name],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'A wallet is made delegate at Rise, and a webhook secret is made there, by people: so is each rotation.',
    });
    return secret;
  }
}
