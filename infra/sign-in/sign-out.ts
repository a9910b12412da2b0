import { parseArgs } from 'node:util';
import * as oauth from 'openid-client';
import { wordsOf } from '../local/console.ts';
import { findRunningStack } from '../local/running-stack.ts';
import { oauthClientOf } from './oauth-client.ts';
import { localPlace, localTarget, stageTarget } from './place.ts';
import { SessionStore } from './session-store.ts';

/*
 * `npm run sign-out -- [--stage staging]`: ends the sign-in of this machine. Access tokens that were printed before work until
 * they end, an hour at most.
 */

const run = async (): Promise<string> => {
  const { values } = parseArgs({ options: { stage: { type: 'string' } } });
  const stack = values.stage === undefined ? await findRunningStack(process.env) : undefined;
  const { name } = stack ? localTarget(stack) : stageTarget(values.stage ?? '');
  const store = new SessionStore();
  const session = store.read(name);
  if (session === undefined) return 'Nobody is signed in.';
  // Gone from this machine in any case, whether the issuer can be reached or not.
  store.remove(name);
  await oauth.tokenRevocation(await oauthClientOf(stack ? localPlace(stack) : session.place), session.refreshToken);
  return `${session.person} is signed out of ${session.place.title}.`;
};

try {
  process.stdout.write(`${await run()}\n`);
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
