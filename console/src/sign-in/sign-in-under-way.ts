import * as z from 'zod/mini';

const KEY = 'sign-in';

const underWaySchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });

/** What must be kept on the way to the sign-in page and back. It is useless without the code that comes back. */
export type SignInUnderWay = z.output<typeof underWaySchema>;

export const rememberSignIn = (underWay: SignInUnderWay): void => sessionStorage.setItem(KEY, JSON.stringify(underWay));

/** Can be asked once: an answer is for one sign-in. */
export const takeSignIn = (): SignInUnderWay | undefined => {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept === null) return undefined;
  return z.safeParse(underWaySchema, JSON.parse(kept)).data;
};
