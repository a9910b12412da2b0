import * as oauth from 'openid-client';
import * as z from 'zod';
import { SCOPES } from './callbacks.ts';
import { type Ending, startLoopback } from './loopback.ts';
import { oauthClientOf } from './oauth-client.ts';
import type { Place } from './place.ts';
import type { Session } from './session-store.ts';

export interface SignInOptions {
  readonly place: Place;
  /** Shows the page to the person, however that is done. */
  readonly show: (url: URL) => void;
  /** Addresses that a person pastes, from a browser on another machine. */
  readonly pasted?: AsyncIterable<string>;
  readonly timeoutMs: number;
  /** Ports of this machine for the browser to come back to. If absent, those that the client has. */
  readonly ports?: readonly number[];
}

export interface SignedInPerson {
  readonly session: Session;
  /** The groups of the user pool that the person is in. */
  readonly groups: readonly string[];
  /** Whether the person's address is verified. A trigger puts only verified addresses into the access token. */
  readonly isVerified: boolean;
}

const claimsSchema = z.object({
  email: z.string(),
  email_verified: z.boolean().default(false),
  'cognito:groups': z.array(z.string()).default([]),
});

/**
 * Signs somebody in. Their browser goes to the issuer and comes back with a code. The code can be exchanged for tokens only
 * together with a secret that never left this process (authorization code with PKCE).
 *
 * @throws Error in words if it does not end in time, or if the issuer refuses
 * @see https://www.rfc-editor.org/rfc/rfc8252
 */
export const signIn = async ({ place, show, pasted, timeoutMs, ports }: SignInOptions): Promise<SignedInPerson> => {
  const client = await oauthClientOf(place);
  const pkceCodeVerifier = oauth.randomPKCECodeVerifier();
  const expectedState = oauth.randomState();
  const { promise, resolve, reject } = Promise.withResolvers<SignedInPerson>();
  // Whoever awaits the promise gets the error later.
  promise.catch(() => {});

  /** An answer to another question, or a made-up one, does not end the wait. */
  const receive = async (url: URL): Promise<Ending> => {
    if (url.searchParams.get('state') !== expectedState) {
      return {
        title: 'Not this sign-in',
        words: 'That is the answer to another sign-in. Use the newest page.',
        notOurs: true,
      };
    }
    try {
      const tokens = await oauth.authorizationCodeGrant(client, url, { pkceCodeVerifier, expectedState });
      const person = personOf(place, tokens);
      resolve(person);
      return {
        title: `Signed in at ${place.title}`,
        words: `You are ${person.session.person}. You can close this page.`,
      };
    } catch (error) {
      const words = `${place.title} did not sign you in: ${reasonOf(error)}`;
      reject(new Error(words));
      return { title: 'Not signed in', words };
    }
  };

  const loopback = await startLoopback(receive, ports);
  const timer = setTimeout(
    () => reject(new Error(`Nobody signed in at ${place.title} within ${Math.round(timeoutMs / 60_000)} minutes.`)),
    timeoutMs,
  );
  try {
    const { redirectUri: redirect_uri } = loopback;
    const code_challenge = await oauth.calculatePKCECodeChallenge(pkceCodeVerifier);
    const asked = { redirect_uri, scope: SCOPES.join(' '), state: expectedState, code_challenge };
    show(oauth.buildAuthorizationUrl(client, { ...asked, code_challenge_method: 'S256' }));
    if (pasted !== undefined) void receivePasted(pasted, redirect_uri, receive);
    return await promise;
  } finally {
    clearTimeout(timer);
    loopback.stop();
  }
};

const receivePasted = async (
  lines: AsyncIterable<string>,
  redirectUri: string,
  receive: (url: URL) => Promise<Ending>,
): Promise<void> => {
  for await (const line of lines) if (line.trim().startsWith(`${redirectUri}?`)) await receive(new URL(line.trim()));
};

const personOf = (
  place: Place,
  tokens: oauth.TokenEndpointResponse & oauth.TokenEndpointResponseHelpers,
): SignedInPerson => {
  const { email: person, email_verified: isVerified, 'cognito:groups': groups } = claimsSchema.parse(tokens.claims());
  if (tokens.refresh_token === undefined) throw new Error('it gave no refresh token');
  return { session: { place, person, refreshToken: tokens.refresh_token }, groups, isVerified };
};

const reasonOf = (error: unknown): string => {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    return error.error_description ?? error.error;
  }
  return error instanceof Error ? error.message : String(error);
};
