import { Aws, Duration, Fn } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  ManagedLoginVersion,
  OAuthScope,
  type UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { type Config, resourcePrefix } from '../config.ts';
import { CALLBACK_PATH, CALLBACK_PORTS, callbackUrl } from '../sign-in/callbacks.ts';

/**
 * The one client that people sign in with. It is public, because a command line or a page in a browser cannot keep a secret.
 * So it proves by PKCE that the code reaches the program that asked for it, and its refresh tokens can be used once.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
 */
export const addSignInClient = (userPool: UserPool, { consoleUrl }: Pick<Config, 'consoleUrl'>): UserPoolClient => {
  const ofConsole = (path: string) => (consoleUrl === undefined ? [] : [`${consoleUrl.replace(/\/+$/, '')}${path}`]);
  return userPool.addClient('Client', {
    generateSecret: false,
    // SRP: the password itself never travels.
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [...CALLBACK_PORTS.map(callbackUrl), ...ofConsole(CALLBACK_PATH)],
      logoutUrls: ofConsole('/'),
    },
    readAttributes: new ClientAttributes().withStandardAttributes({ email: true, emailVerified: true }),
    // Nobody may change their own address, because the audit log names people by it. An empty list would mean every
    // attribute, so it holds one that nothing reads.
    writeAttributes: new ClientAttributes().withStandardAttributes({ timezone: true }),
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(1),
    // Two commands may refresh at the same moment.
    refreshTokenRotationGracePeriod: Duration.minutes(1),
  });
};

/** Words that Cognito refuses in the address of its pages. */
const RESERVED = /aws|amazon|cognito/;

/**
 * The first part of the address of the pages. It must be unique in the region over all accounts of AWS. So it ends with two
 * parts of the stack's id, which no other stack has, not even this one after it was removed and created again.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
const domainPrefix = (config: Config): string => {
  const name = resourcePrefix(config);
  const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  const part = (index: number) => Fn.select(index, Fn.split('-', stackUuid));
  return `${RESERVED.test(name) ? 'disbursement' : name}-${part(0)}${part(1)}`;
};

/**
 * Cognito's pages for signing in, in their default style. Without a style the newer pages do not show.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
 */
export const addManagedLogin = (userPool: UserPool, client: UserPoolClient, config: Config): UserPoolDomain => {
  const domain = userPool.addDomain('Domain', {
    cognitoDomain: { domainPrefix: domainPrefix(config) },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  new CfnManagedLoginBranding(userPool, 'Branding', {
    userPoolId: userPool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return domain;
};
