import { parseArgs } from 'node:util';
import { wordsOf } from './console.ts';
import type { TokenRequest } from './issuer.ts';
import { localToken } from './local-token.ts';
import { findRunningStack } from './running-stack.ts';
import { isUserName, USERS } from './users.ts';

/*
 * `npm run --silent token -- [--user admin|admin2|viewer|nobody] [--expired] [--id-token]`: prints a token for
 * the running stack.
 */

const readRequest = (): TokenRequest => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string', default: 'admin' },
      expired: { type: 'boolean', default: false },
      'id-token': { type: 'boolean', default: false },
    },
  });
  if (!isUserName(values.user)) {
    throw new Error(`There is no user "${values.user}". Known: ${Object.keys(USERS).join(', ')}`);
  }
  return { user: values.user, expired: values.expired, kind: values['id-token'] ? 'id' : 'access' };
};

try {
  const request = readRequest();
  process.stdout.write(`${await localToken(await findRunningStack(process.env), request)}\n`);
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
