import * as oauth from 'oauth4webapi';
import { authorizationServer, callbackUrl } from './authorization-server.ts';
import type { Configuration } from './configuration.ts';
import { rememberSignIn } from './sign-in-under-way.ts';

const SCOPES = 'openid email profile';

/**
 * Leaves for the sign-in page.
 *
 * @param prompt `none`: come straight back, signed in if there still is a session, with `login_required` if not. Left out: the
 *   person may be asked for their password.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export const goAndSignIn = async (configuration: Configuration, returnTo: string, prompt?: 'none'): Promise<void> => {
  const verifier = oauth.generateRandomCodeVerifier();
  const underWay = { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier, returnTo };
  rememberSignIn(underWay);
  const url = new URL(String(authorizationServer(configuration).authorization_endpoint));
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: configuration.clientId,
    redirect_uri: callbackUrl(),
    scope: SCOPES,
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(prompt !== undefined && { prompt }),
  }).toString();
  window.location.assign(url);
};
