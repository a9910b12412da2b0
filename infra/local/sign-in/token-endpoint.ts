import * as z from 'zod';
import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';
import { issueToken, LIFETIME_SECONDS, type PrivateKey, type SignIn } from '../issuer.ts';
import type { UserName } from '../users.ts';
import { type Codes, provesChallenge } from './codes.ts';
import type { PoolClient } from './pool-client.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { TokenTrigger } from './token-trigger.ts';

export interface TokenEndpointOptions {
  readonly key: PrivateKey;
  readonly client: PoolClient;
  readonly codes: Codes;
  readonly refreshTokens: RefreshTokens;
  readonly trigger: TokenTrigger;
}

const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string(),
  }),
  z.object({ grant_type: z.literal('refresh_token'), client_id: z.string(), refresh_token: z.string() }),
]);
type TokenRequest = z.output<typeof tokenRequestSchema>;

const revocationSchema = z.object({ token: z.string(), client_id: z.string() });

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: Buffer.from(JSON.stringify(value)),
});
/** RFC 6749, section 5.2. */
const refusal = (error: string, description: string): HttpResponse =>
  json(400, { error, error_description: description });

/** The form of a request; `undefined` if it is not a form, or has a field twice. */
const formOf = ({ headers, body }: HttpRequest): Record<string, string> | undefined => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) return undefined;
  const parameters = new URLSearchParams(body.toString());
  const form = Object.fromEntries(parameters);
  return Object.keys(form).length === parameters.size ? form : undefined;
};

/** Gives tokens for codes and refresh tokens, as Cognito's token endpoint does for a public client. */
export const tokenEndpoint = ({ key, client, codes, refreshTokens, trigger }: TokenEndpointOptions) => {
  const tokens = async (user: UserName, signIn: SignIn, refreshToken: string): Promise<HttpResponse> => {
    const issue = (kind: 'access' | 'id') => issueToken(key, client, { user, kind, expired: false, signIn }, trigger);
    return json(200, {
      access_token: await issue('access'),
      ...(signIn.scopes.includes('openid') && { id_token: await issue('id') }),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: LIFETIME_SECONDS,
    });
  };

  const forCode = ({ code, redirect_uri, code_verifier }: Extract<TokenRequest, { code: string }>) => {
    const redeemed = codes.redeem(code);
    if (redeemed === undefined) return refusal('invalid_grant', 'the code is unknown, or too old');
    if ('usedFamily' in redeemed) {
      refreshTokens.revokeFamily(redeemed.usedFamily);
      return refusal('invalid_grant', 'the code was used before; what came of it has been revoked');
    }
    const { grant } = redeemed;
    if (grant.redirectUri !== redirect_uri) return refusal('invalid_grant', 'the code was given to another address');
    if (!provesChallenge(code_verifier, grant.challenge)) {
      return refusal('invalid_grant', 'the code was asked for by somebody else');
    }
    const { user, scopes, at, clientId, family, nonce } = grant;
    const refreshToken = refreshTokens.issue({ user, scopes: [...scopes], at, clientId, family });
    return tokens(user, { source: 'TokenGeneration_HostedAuth', scopes, at, nonce }, refreshToken);
  };

  const forRefreshToken = ({ refresh_token }: Extract<TokenRequest, { refresh_token: string }>) => {
    const rotated = refreshTokens.rotate(refresh_token, client.clientId);
    if (rotated === undefined) return refusal('invalid_grant', 'the refresh token has ended, was used, or was revoked');
    const { user, scopes, at } = rotated.grant;
    return tokens(user, { source: 'TokenGeneration_RefreshTokens', scopes, at }, rotated.token);
  };

  return {
    async token(request: HttpRequest): Promise<HttpResponse> {
      const form = formOf(request);
      const asked = tokenRequestSchema.safeParse(form);
      if (!asked.success) {
        const unknown = form?.grant_type !== undefined && !GRANT_TYPES.includes(form.grant_type);
        return refusal(unknown ? 'unsupported_grant_type' : 'invalid_request', z.prettifyError(asked.error));
      }
      if (asked.data.client_id !== client.clientId) return refusal('invalid_client', 'there is no such client');
      return asked.data.grant_type === 'refresh_token' ? forRefreshToken(asked.data) : forCode(asked.data);
    },

    /** RFC 7009: an unknown token counts as revoked. */
    revoke(request: HttpRequest): HttpResponse {
      const asked = revocationSchema.safeParse(formOf(request));
      if (!asked.success) return refusal('invalid_request', z.prettifyError(asked.error));
      if (asked.data.client_id !== client.clientId) return refusal('invalid_client', 'there is no such client');
      refreshTokens.revoke(asked.data.token, client.clientId);
      return { ...json(200, {}), body: Buffer.alloc(0) };
    },
  };
};

const GRANT_TYPES = ['authorization_code', 'refresh_token'];
