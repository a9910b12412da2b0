import * as z from 'zod/mini';

const ADMIN_GROUP = 'payout-admins';
const VIEWER_GROUP = 'payout-viewers';

const claimsSchema = z.object({
  sub: z.string(),
  username: z.string(),
  email: z.optional(z.string()),
  'cognito:groups': z._default(z.array(z.string()), []),
});

/** Who is signed in, and what they may do. Only for what is shown: the API checks each request itself. */
export interface Person {
  readonly name: string;
  readonly may: 'pay' | 'look' | 'nothing';
}

const claimsIn = (accessToken: string): unknown => {
  const base64 = (accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
};

/** @throws Error if it is no access token of the user pool. */
export const personOf = (accessToken: string): Person => {
  const { username, email, 'cognito:groups': groups } = claimsSchema.parse(claimsIn(accessToken));
  const may = groups.includes(ADMIN_GROUP) ? 'pay' : groups.includes(VIEWER_GROUP) ? 'look' : 'nothing';
  return { name: email ?? username, may };
};
