import * as z from 'zod';
import { issuerUrl } from '../../sign-in/issuer-url.ts';
import type { HttpRequest } from '../http-request.ts';
import { gatewayResponse, type HttpResponse } from '../http-response.ts';
import { publicJwks } from '../issuer.ts';
import { isUserName, type UserName } from '../users.ts';
import { type AuthorizationRequest, answerUrl, readAuthorizationRequest } from './authorization-request.ts';
import { chooserPage, faultPage } from './page.ts';
import { type TokenEndpointOptions, tokenEndpoint } from './token-endpoint.ts';

/** The paths that Cognito uses below the address of its pages. Its descriptions are below the issuer's address. */
const PATHS = {
  authorize: '/oauth2/authorize',
  token: '/oauth2/token',
  revoke: '/oauth2/revoke',
  metadata: '/.well-known/openid-configuration',
  jwks: '/.well-known/jwks.json',
} as const;

export const METADATA_PATH = PATHS.metadata;

export const isSignInPath = (path: string): boolean => Object.values(PATHS).some((one) => one === path);

export interface SignInOptions extends TokenEndpointOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const userSchema = z.object({
  user: z.custom<UserName>((value) => typeof value === 'string' && isUserName(value), 'not one of the local users'),
});

const json = (text: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
});
const redirect = (location: string): HttpResponse => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  body: Buffer.alloc(0),
});

/** Names that only this machine can have, so that a page elsewhere cannot get in under a name of its own. */
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Signs people in at the local stack: the same addresses, requests and answers as on AWS, and one page to choose a user. */
export const signInRoutes = (options: SignInOptions) => {
  const { client, codes, key, now } = options;
  const endpoint = tokenEndpoint(options);

  const chosen = (request: HttpRequest, asked: AuthorizationRequest): HttpResponse => {
    const { origin, host } = request.headers;
    if (origin !== undefined && origin !== 'null' && origin !== `http://${host}`) {
      return faultPage('The choice was made on another page.');
    }
    const parsed = userSchema.safeParse(Object.fromEntries(new URLSearchParams(request.body.toString())));
    if (!parsed.success) return faultPage(z.prettifyError(parsed.error));
    const { clientId, redirectUri, challenge, scopes, nonce, state } = asked;
    const at = Math.floor(now() / 1_000);
    const code = codes.issue({ user: parsed.data.user, scopes, at, clientId, redirectUri, challenge, nonce });
    return redirect(answerUrl(redirectUri, { code, state }));
  };

  const authorize = (request: HttpRequest): HttpResponse => {
    const asked = readAuthorizationRequest(request.query, client);
    if (!('tell' in asked)) return request.method === 'POST' ? chosen(request, asked) : chooserPage(asked.redirectUri);
    switch (asked.tell) {
      case 'person':
        return faultPage(asked.words);
      case 'program': {
        const { error, words, state, redirectUri } = asked;
        return redirect(answerUrl(redirectUri, { error, error_description: words, state }));
      }
      default:
        return asked satisfies never;
    }
  };

  const metadata = (base: string): HttpResponse =>
    json(
      JSON.stringify({
        issuer: issuerUrl(client.userPoolId),
        authorization_endpoint: `${base}${PATHS.authorize}`,
        token_endpoint: `${base}${PATHS.token}`,
        revocation_endpoint: `${base}${PATHS.revoke}`,
        jwks_uri: `${base}${PATHS.jwks}`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['none'],
        code_challenge_methods_supported: ['S256'],
        scopes_supported: client.scopes,
      }),
    );

  return async (request: HttpRequest): Promise<HttpResponse> => {
    const { method, path, headers } = request;
    if (!LOCAL_HOST.test(headers.host ?? '')) return gatewayResponse(403, 'Only by the name of this machine');
    switch (`${method} ${path}`) {
      case `GET ${PATHS.authorize}`:
      case `POST ${PATHS.authorize}`:
        return authorize(request);
      case `POST ${PATHS.token}`:
        return endpoint.token(request);
      case `POST ${PATHS.revoke}`:
        return endpoint.revoke(request);
      case `GET ${PATHS.metadata}`:
        return metadata(`http://${headers.host}`);
      case `GET ${PATHS.jwks}`:
        return json(publicJwks(key));
      default:
        return gatewayResponse(405, 'Method Not Allowed');
    }
  };
};
