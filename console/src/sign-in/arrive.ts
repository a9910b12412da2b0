import { AuthorizationResponseError } from 'oauth4webapi';
import { CALLBACK_PATH } from './authorization-server.ts';
import type { Configuration } from './configuration.ts';
import { goAndSignIn } from './go-and-sign-in.ts';
import { Session } from './session.ts';
import { takeSignIn } from './sign-in-under-way.ts';
import { tokensForCode } from './tokens.ts';

/** What a page that was just loaded has to do. */
export type Arrival =
  | { readonly is: 'signed-in'; readonly session: Session }
  /** On the way to the sign-in page; the browser is leaving. */
  | { readonly is: 'leaving' }
  | { readonly is: 'signed-out'; readonly returnTo: string; readonly words?: string };

/** Only a path of the console, whatever was remembered: `//elsewhere` leads to another site. */
const ours = (path: string): string => (/^\/(?!\/|callback\b)/.test(path) ? path : '/');

/**
 * Signs in if the sign-in pages still know the person, and otherwise says that they do not.
 *
 * @throws Error in words if something is not as it should be.
 */
export const arrive = async (configuration: Configuration): Promise<Arrival> => {
  const { pathname, search } = window.location;
  if (pathname !== CALLBACK_PATH) {
    await goAndSignIn(configuration, `${pathname}${search}`, 'none');
    return { is: 'leaving' };
  }
  const underWay = takeSignIn();
  const returnTo = ours(underWay?.returnTo ?? '/');
  // The code is used up, or was never valid: it stays neither in the address nor in the history.
  window.history.replaceState(null, '', returnTo);
  // The back button has led to an earlier answer.
  if (underWay === undefined) return { is: 'signed-out', returnTo };
  try {
    const tokens = await tokensForCode(configuration, new URLSearchParams(search), underWay);
    return { is: 'signed-in', session: new Session(configuration, tokens) };
  } catch (error) {
    if (!(error instanceof AuthorizationResponseError)) throw error;
    if (error.error === 'login_required') return { is: 'signed-out', returnTo };
    return { is: 'signed-out', returnTo, words: error.error_description ?? error.error };
  }
};
