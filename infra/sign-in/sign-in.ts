import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { groupsFor } from '../../lib/contracts/sign-in/permissions.ts';
import { wordsOf } from '../local/console.ts';
import { findRunningStack } from '../local/running-stack.ts';
import { hasBrowser, openBrowser } from './browser.ts';
import { localPlace, localTarget, type Place, stagePlace, stageTarget, type Target } from './place.ts';
import { SessionStore } from './session-store.ts';
import { signIn } from './sign-in-flow.ts';
import { outputsOf } from './stage-outputs.ts';

/*
 * `npm run sign-in -- [--stage staging [--region eu-central-1] [--outputs file.json]] [--no-browser]`: signs a person in at a
 * stage, or without `--stage` at the running local stack, in a browser. `npm run --silent token` prints access tokens then.
 */

/** As long as Cognito's own page waits. */
const TIMEOUT_MS = 10 * 60_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Options {
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  readonly outputs?: string | undefined;
}

interface Destination extends Target {
  readonly place: Place;
  readonly api: string;
}

const destinationOf = async ({ stage, region, outputs }: Options): Promise<Destination> => {
  if (stage === undefined) {
    const stack = await findRunningStack(process.env);
    return { ...localTarget(stack), place: localPlace(stack), api: `${stack.url}${API_PREFIX}` };
  }
  const found = await outputsOf(stage, { region, file: outputs });
  return { ...stageTarget(stage), place: stagePlace(stage, found), api: `${found.apiUrl}${API_PREFIX}` };
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      region: { type: 'string' },
      outputs: { type: 'string' },
      'no-browser': { type: 'boolean', default: false },
    },
  });
  const { name, place, api } = await destinationOf(values);
  const lines = process.stdin.isTTY ? createInterface({ input: process.stdin }) : undefined;
  const opens = !values['no-browser'] && hasBrowser(process.env, process.platform);
  const show = (url: URL): void => {
    say(opens ? 'Your browser opens to sign in. If it does not, open this address:' : 'Open this address to sign in:');
    say(`\n  ${url.href}\n`);
    if (lines) say('If your browser is on another machine, paste here the address that it ends at (127.0.0.1…).');
    if (opens) void openBrowser(url);
  };
  try {
    const { session, groups, isVerified } = await signIn({
      place,
      show,
      ...(lines && { pasted: lines }),
      timeoutMs: TIMEOUT_MS,
    });
    new SessionStore().save(name, session);
    say(`You are signed in at ${place.title} as ${session.person}.`);
    if (!groups.some((group) => groupsFor('GET').includes(group))) {
      say(`You are in none of the groups ${groupsFor('GET').join(', ')} yet: every request will be refused.`);
    }
    if (!isVerified)
      say('Your address is not verified: the audit log cannot name you by it. An admin of AWS can change that.');
    say(`API:   ${api}`);
    say(`Token: npm run --silent token${values.stage === undefined ? '' : ` -- --stage ${values.stage}`}`);
  } finally {
    lines?.close();
  }
};

await run().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
});
