import * as oauth from 'oauth4webapi';
import { authorizationServer, callbackUrl, clientOf, WITHOUT_SECRET } from './authorization-server.ts';
import type { Configuration } from './configuration.ts';
import type { SignInUnderWay } from './sign-in-under-way.ts';

/** Kept in memory only. A page that is loaded again signs in again, without asking while the sign-in pages have a session. */
export interface Tokens {
  readonly accessToken: string;
  /** Works once; the answer has the next one. */
  readonly refreshToken: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A local stack is reached over http, which oauth4webapi has to be told. */
const options = ({ signInUrl }: Configuration) =>
  signInUrl.startsWith('http:') ? { [oauth.allowInsecureRequests]: true } : {};

const tokensOf = (answer: oauth.TokenEndpointResponse, before?: Tokens): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token ?? before?.refreshToken,
  expiresAt: Date.now() + (answer.expires_in ?? 0) * 1_000,
});

/** @throws Error if the answer is not to what was asked, or the code is refused. */
export const tokensForCode = async (
  configuration: Configuration,
  answered: URLSearchParams,
  { state, nonce, verifier }: SignInUnderWay,
): Promise<Tokens> => {
  const server = authorizationServer(configuration);
  const client = clientOf(configuration);
  const parameters = oauth.validateAuthResponse(server, client, answered, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    WITHOUT_SECRET,
    parameters,
    callbackUrl(),
    verifier,
    options(configuration),
  );
  return tokensOf(
    await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    }),
  );
};

/** @throws ResponseBodyError if the sign-in has ended. */
export const renewed = async (configuration: Configuration, before: Tokens, refreshToken: string): Promise<Tokens> => {
  const server = authorizationServer(configuration);
  const client = clientOf(configuration);
  const response = await oauth.refreshTokenGrantRequest(
    server,
    client,
    WITHOUT_SECRET,
    refreshToken,
    options(configuration),
  );
  return tokensOf(await oauth.processRefreshTokenResponse(server, client, response), before);
};

/** Ends the sign-in that the refresh token belongs to, on every machine that has one of its tokens. */
export const revoke = async (configuration: Configuration, refreshToken: string): Promise<void> => {
  const server = authorizationServer(configuration);
  const response = await oauth.revocationRequest(
    server,
    clientOf(configuration),
    WITHOUT_SECRET,
    refreshToken,
    options(configuration),
  );
  await oauth.processRevocationResponse(response);
};
