import * as z from 'zod';
import { CALLBACK_PATH } from '../../sign-in/callbacks.ts';
import { issuerUrl } from '../../sign-in/issuer-url.ts';
import type { HttpRequest } from '../http-request.ts';
import { gatewayResponse, type HttpResponse } from '../http-response.ts';
import { publicJwks } from '../issuer.ts';
import { isUserName, type UserName } from '../users.ts';
import { type AuthorizationRequest, answerUrl, readAuthorizationRequest } from './authorization-request.ts';
import { chooserPage, faultPage } from './page.ts';
import type { Sessions } from './sessions.ts';
import { type TokenEndpointOptions, tokenEndpoint } from './token-endpoint.ts';

/** The paths that Cognito uses below the address of its pages. Its descriptions are below the issuer's address. */
const PATHS = {
  authorize: '/oauth2/authorize',
  token: '/oauth2/token',
  revoke: '/oauth2/revoke',
  logout: '/logout',
  metadata: '/.well-known/openid-configuration',
  jwks: '/.well-known/jwks.json',
} as const;

export const METADATA_PATH = PATHS.metadata;

export const isSignInPath = (path: string): boolean => Object.values(PATHS).some((one) => one === path);

export interface SignInOptions extends TokenEndpointOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sessions: Sessions;
}

const userSchema = z.object({
  user: z.custom<UserName>((value) => typeof value === 'string' && isUserName(value), 'not one of the local users'),
});

const json = (text: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
});
const redirect = (location: string, cookie?: string): HttpResponse => ({
  status: 303,
  headers: {
    location,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    ...(cookie !== undefined && { 'set-cookie': cookie }),
  },
  body: Buffer.alloc(0),
});

/** Names that only this machine can have, so that a page elsewhere cannot get in under a name of its own. */
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Signs people in at the local stack: the same addresses, requests and answers as on AWS, and one page to choose a user. */
export const signInRoutes = (options: SignInOptions) => {
  const { client, codes, key, now, sessions } = options;
  const endpoint = tokenEndpoint(options);

  /** With the console of this very stack, which is wherever the stack is. */
  const clientAt = (host: string) => ({
    ...client,
    callbackUrls: [...client.callbackUrls, `http://${host}${CALLBACK_PATH}`],
    logoutUrls: [...client.logoutUrls, `http://${host}/`],
  });

  const codeFor = (user: UserName, asked: AuthorizationRequest): string => {
    const { clientId, redirectUri, challenge, scopes, nonce, state } = asked;
    const at = Math.floor(now() / 1_000);
    const code = codes.issue({ user, scopes, at, clientId, redirectUri, challenge, nonce });
    return answerUrl(redirectUri, { code, state });
  };

  const chosen = (request: HttpRequest, asked: AuthorizationRequest): HttpResponse => {
    const { origin, host } = request.headers;
    if (origin !== undefined && origin !== 'null' && origin !== `http://${host}`) {
      return faultPage('The choice was made on another page.');
    }
    const parsed = userSchema.safeParse(Object.fromEntries(new URLSearchParams(request.body.toString())));
    if (!parsed.success) return faultPage(z.prettifyError(parsed.error));
    return redirect(codeFor(parsed.data.user, asked), sessions.begin(parsed.data.user, String(host)));
  };

  /** Without asking the person: by the session of before, or not at all. */
  const silently = ({ headers }: HttpRequest, asked: AuthorizationRequest): HttpResponse => {
    const user = sessions.of(headers.cookie, String(headers.host));
    if (user !== undefined) return redirect(codeFor(user, asked));
    return redirect(answerUrl(asked.redirectUri, { error: 'login_required', state: asked.state }));
  };

  /** @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html */
  const logOut = ({ query, headers: { host, cookie } }: HttpRequest): HttpResponse => {
    const { client_id, logout_uri } = Object.fromEntries(new URLSearchParams(query));
    if (client_id !== client.clientId) return faultPage(`There is no client "${client_id ?? ''}".`);
    if (logout_uri === undefined || !clientAt(String(host)).logoutUrls.includes(logout_uri)) {
      return faultPage(`The client may not have people sent to "${logout_uri ?? ''}" after signing out.`);
    }
    return redirect(logout_uri, sessions.end(cookie, String(host)));
  };

  const authorize = (request: HttpRequest): HttpResponse => {
    const asked = readAuthorizationRequest(request.query, clientAt(String(request.headers.host)));
    if (!('tell' in asked)) {
      if (asked.prompt === 'none') return silently(request, asked);
      return request.method === 'POST' ? chosen(request, asked) : chooserPage(asked.redirectUri);
    }
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
      case `GET ${PATHS.logout}`:
        return logOut(request);
      case `GET ${PATHS.metadata}`:
        return metadata(`http://${headers.host}`);
      case `GET ${PATHS.jwks}`:
        return json(publicJwks(key));
      default:
        return gatewayResponse(405, 'Method Not Allowed');
    }
  };
};
