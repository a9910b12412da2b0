import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ADMIN_GROUP, VIEWER_GROUP } from '../../lib/contracts/sign-in/permissions.ts';
import { type Config, resourcePrefix } from '../config.ts';
import { NAME_PERSON_ENTRY } from '../entries.ts';
import type { Bundles } from './bundle.ts';
import { HouseFunction } from './house-function.ts';
import { addManagedLogin, addSignInClient } from './managed-login.ts';

export interface AdminPoolProps {
  readonly config: Config;
  readonly bundles: Bundles;
}

/** Kept when the stack is removed or replaces it. Removed again when the first deployment of the stack fails. */
const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/**
 * The people who run payouts. They are invited, and sign in on Cognito's pages with an authenticator app. Cognito refuses
 * passwords that are known to be stolen, and suspicious sign-ins.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
 */
export class AdminPool extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  /** The address of the pages for signing in. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, { config, bundles }: AdminPoolProps) {
    super(scope, id);

    this.userPool = new UserPool(this, 'UserPool', {
      userPoolName: resourcePrefix(config),
      // The access token's claim needs Essentials. Threat protection needs Plus.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      // A person who changes their address keeps the old one until the new one is verified.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: KEPT,
    });
    this.#namePeople({ config, bundles });

    this.client = addSignInClient(this.userPool, config);
    this.client.applyRemovalPolicy(KEPT);
    this.#addGroup('AdminGroup', ADMIN_GROUP, 'May run payouts');
    this.#addGroup('ViewerGroup', VIEWER_GROUP, 'May look at everything, and change nothing');

    const domain = addManagedLogin(this.userPool, this.client, config);
    this.signInUrl = domain.baseUrl();
    new CfnOutput(Stack.of(this), 'SignInUrl', { value: this.signInUrl });
  }

  /** Only version 2 of the event can add to the access token. Cognito waits for five seconds, then gives up. */
  #namePeople({ config, bundles }: AdminPoolProps): void {
    const trigger = new HouseFunction(this, 'name-person', {
      config,
      name: 'name-person',
      bundles,
      entry: NAME_PERSON_ENTRY,
      timeout: Duration.seconds(5),
    });
    this.userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger, LambdaVersion.V2_0);
  }

  #addGroup(id: string, groupName: string, description: string): void {
    const { userPoolId } = this.userPool;
    new CfnUserPoolGroup(this, id, { userPoolId, groupName, description }).applyRemovalPolicy(KEPT);
  }
}
