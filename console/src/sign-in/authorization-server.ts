import { type AuthorizationServer, type Client, None } from 'oauth4webapi';
import type { Configuration } from './configuration.ts';

/** Cognito has these paths below the address of its pages, and the local stack has them, too. */
export const authorizationServer = ({ issuer, signInUrl }: Configuration): AuthorizationServer => ({
  issuer,
  authorization_endpoint: `${signInUrl}/oauth2/authorize`,
  token_endpoint: `${signInUrl}/oauth2/token`,
  revocation_endpoint: `${signInUrl}/oauth2/revoke`,
});

export const clientOf = ({ clientId }: Configuration): Client => ({ client_id: clientId });

/** The client is public: it has no secret, and proves by PKCE that the code comes back to who asked for it. */
export const WITHOUT_SECRET = None();

/** Also where the user pool expects its answers to go; `infra/sign-in/callbacks.ts` has the same. */
export const CALLBACK_PATH = '/callback';

export const callbackUrl = (): string => `${window.location.origin}${CALLBACK_PATH}`;
