import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { wordsOf } from './console.ts';
import { eventAs } from './invoke-event.ts';
import { findRunningStack } from './running-stack.ts';
import { isUserName, USERS, type UserName } from './users.ts';

/**
 * `npm run invoke -- <function> [--event file.json] [--as admin|admin2|viewer|nobody]`: runs one Lambda by itself on the
 * running stack and prints its answer. With `--as` the file holds only the parts of a request, for example
 * `{"pathParameters":{"batchId":"batch-1"}}`, and the Lambda is told that this person calls. The authorizer is not asked.
 * Exits with 1 if the Lambda failed.
 */

const USAGE = 'Usage: npm run invoke -- <function> [--event file.json] [--as admin|admin2|viewer|nobody]';

const readJson = async (file: string | undefined): Promise<unknown> => {
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${wordsOf(error)}`);
  }
};

const userOf = (name: string): UserName => {
  if (!isUserName(name)) throw new Error(`There is no user "${name}". Known: ${Object.keys(USERS).join(', ')}`);
  return name;
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { event: { type: 'string' }, as: { type: 'string' } },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new Error(USAGE);
  const given = await readJson(values.event);
  const event = values.as === undefined ? given : eventAs(userOf(values.as), given);
  const { url } = await findRunningStack(process.env);
  const answer = await fetch(`${url}/_local/functions/${encodeURIComponent(name)}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
  });
  const value: unknown = await answer.json();
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
  if (!answer.ok) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
