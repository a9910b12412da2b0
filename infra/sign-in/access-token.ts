import * as oauth from 'openid-client';
import type { RunningStack } from '../local/running-stack.ts';
import { isOver, oauthClientOf } from './oauth-client.ts';
import { localPlace, localTarget, stageTarget, type Target } from './place.ts';
import { type Session, SessionStore } from './session-store.ts';

/**
 * A fresh access token of whoever is signed in at a stage on this machine.
 *
 * @throws Error that says how to sign in, if nobody is, or if the sign-in has ended.
 */
export const accessTokenOf = async (stage: string, store = new SessionStore()): Promise<string> => {
  const target = stageTarget(stage);
  const session = store.read(target.name);
  if (session === undefined) throw new Error(`Nobody is signed in at stage ${stage}. Sign in first: ${target.command}`);
  return renewed(target, session, store);
};

/** The same at the local stack; `undefined` if nobody is signed in there. */
export const localAccessToken = async (
  stack: RunningStack,
  store = new SessionStore(),
): Promise<string | undefined> => {
  const target = localTarget(stack);
  const session = store.read(target.name);
  // The stack may have come up on another port since.
  return session && renewed(target, { ...session, place: localPlace(stack) }, store);
};

const renewed = async (target: Target, session: Session, store: SessionStore): Promise<string> => {
  const client = await oauthClientOf(session.place);
  try {
    return await renew(client, target, session, store);
  } catch (error) {
    if (!isOver(error)) throw error;
    // Another command may have renewed it in the meantime.
    const now = store.read(target.name);
    if (now !== undefined && now.refreshToken !== session.refreshToken) {
      return renew(client, target, { ...now, place: session.place }, store);
    }
    store.remove(target.name);
    throw new Error(
      `The sign-in of ${session.person} at ${session.place.title} has ended. Sign in again: ${target.command}`,
    );
  }
};

/** Each refresh token is good for one use, so the next one is kept before anything else. */
const renew = async (
  client: oauth.Configuration,
  target: Target,
  session: Session,
  store: SessionStore,
): Promise<string> => {
  const { access_token, refresh_token } = await oauth.refreshTokenGrant(client, session.refreshToken);
  store.save(target.name, { ...session, refreshToken: refresh_token ?? session.refreshToken });
  return access_token;
};
