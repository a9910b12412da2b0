import * as z from 'zod';
import type { PoolClient } from './pool-client.ts';

/** A program's request to have somebody sign in, from the address of the page. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  /** `none`: nobody may be asked anything. */
  readonly prompt: 'none' | undefined;
}

/** What is wrong with it. The person is told, or the program if it is known. */
export type AuthorizationFault =
  | { readonly tell: 'person'; readonly words: string }
  | {
      readonly tell: 'program';
      readonly redirectUri: string;
      readonly state: string | undefined;
      readonly error: 'invalid_request' | 'unsupported_response_type' | 'invalid_scope';
      readonly words: string;
    };

/** RFC 7636: a SHA-256 hash in base64url without padding. */
const challenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not an S256 challenge');

const requestSchema = z.object({
  scope: z.string().min(1, 'empty').optional(),
  code_challenge: challenge,
  code_challenge_method: z.literal('S256'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  prompt: z.literal('none').optional(),
});

/**
 * Reads it as strictly as OAuth 2.1 demands. The address to return to is exactly one of the client's, and there is a
 * challenge.
 */
export const readAuthorizationRequest = (
  query: string,
  client: PoolClient,
): AuthorizationRequest | AuthorizationFault => {
  const parameters = new URLSearchParams(query);
  const given = Object.fromEntries(parameters);
  const { client_id: clientId, redirect_uri: redirectUri, state } = given;
  if (clientId !== client.clientId) return { tell: 'person', words: `There is no client "${clientId ?? ''}".` };
  if (redirectUri === undefined || !client.callbackUrls.includes(redirectUri)) {
    return { tell: 'person', words: `The client may not have people sent to "${redirectUri ?? ''}".` };
  }
  const fault = (error: 'invalid_request' | 'unsupported_response_type' | 'invalid_scope', words: string) =>
    ({ tell: 'program', redirectUri, state, error, words }) as const;
  const repeated = [...parameters.keys()].find((name) => parameters.getAll(name).length > 1);
  if (repeated !== undefined) return fault('invalid_request', `${repeated} is given twice`);
  if (given.response_type !== 'code') return fault('unsupported_response_type', 'response_type must be code');
  const parsed = requestSchema.safeParse(given);
  if (!parsed.success) return fault('invalid_request', z.prettifyError(parsed.error));
  const { scope, code_challenge, nonce, prompt } = parsed.data;
  const scopes = scope === undefined ? client.scopes : scope.split(' ');
  const foreign = scopes.find((one) => !client.scopes.includes(one));
  if (foreign !== undefined) return fault('invalid_scope', `the client has no scope "${foreign}"`);
  return { clientId, redirectUri, scopes, challenge: code_challenge, state, nonce, prompt };
};

/** Where the browser goes with the answer. */
export const answerUrl = (redirectUri: string, answer: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
};
