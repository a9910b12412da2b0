import { parseArgs } from 'node:util';
import { wordsOf } from '../local/console.ts';
import { localToken } from '../local/local-token.ts';
import { findRunningStack } from '../local/running-stack.ts';
import { isUserName, USERS, type UserName } from '../local/users.ts';
import { accessTokenOf, localAccessToken } from './access-token.ts';

/**
 * `npm run --silent token -- --stage staging`: prints a fresh access token of whoever is signed in there. Without `--stage`
 * it is a token of the running local stack, of whoever is signed in there or else of the admin. `--user
 * admin|admin2|viewer|nobody`, `--expired` and `--id-token` print others, for which nobody has to sign in.
 */

const userOf = (name: string): UserName => {
  if (!isUserName(name)) throw new Error(`There is no user "${name}". Known: ${Object.keys(USERS).join(', ')}`);
  return name;
};

const token = async (): Promise<string> => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      user: { type: 'string' },
      expired: { type: 'boolean', default: false },
      'id-token': { type: 'boolean', default: false },
    },
  });
  const made = values.user !== undefined || values.expired || values['id-token'];
  if (values.stage !== undefined) {
    if (made)
      throw new Error(
        'The token of a stage belongs to whoever is signed in. Use --user, --expired and --id-token with the local stack only.',
      );
    return accessTokenOf(values.stage);
  }
  const user = userOf(values.user ?? 'admin');
  const stack = await findRunningStack(process.env);
  const ofSignIn = made ? undefined : await localAccessToken(stack);
  return ofSignIn ?? localToken(stack, { user, expired: values.expired, kind: values['id-token'] ? 'id' : 'access' });
};

try {
  process.stdout.write(`${await token()}\n`);
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
