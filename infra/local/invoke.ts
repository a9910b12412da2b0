import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { wordsOf } from './console.ts';
import { findRunningStack } from './running-stack.ts';

/*
 * `npm run invoke -- <function> [--event file.json]`: runs one Lambda by itself against the running stack and
 * prints its answer. Exits with 1 if the Lambda failed.
 */

const readEvent = async (file: string | undefined): Promise<string> => {
  if (file === undefined) return '{}';
  const text = await readFile(file, 'utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${wordsOf(error)}`);
  }
  return text;
};

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { event: { type: 'string' } } });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) {
    throw new Error('Usage: npm run invoke -- <function> [--event file.json]');
  }
  const event = await readEvent(values.event);
  const { url } = await findRunningStack(process.env);
  const answer = await fetch(`${url}/_local/functions/${encodeURIComponent(name)}/invocations`, {
    method: 'POST',
    body: event,
  });
  const value: unknown = await answer.json();
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
  if (!answer.ok) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
