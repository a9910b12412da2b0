import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What makes a request another one, beside the values in it. */
const TOLD = /Expression$|^(IndexName|Select|ScanIndexForward|ReturnValues\w*|ConsistentRead)$/;
/** By the name of what holds them: items, of which the names and the types of their attributes count. */
const ITEMS = /^(Item|Key|ExclusiveStartKey)$/;

/**
 * What kinds a request is of: it is another one if an expression, a parameter, or an attribute of an item is another, or if it
 * ends in another way. A transaction is of the kinds of its writes, and of one more, by which writes it has.
 *
 * @param end how it ended, in a word
 */
export function kindsOf(command: object, input: object, end: string): string[] {
  const name = `${command.constructor.name} ${end}`;
  const writes = 'TransactItems' in input && Array.isArray(input.TransactItems) ? input.TransactItems : undefined;
  if (!writes) return [`${name} ${told(input, true)}`];
  const together = [...new Set(writes.map((write) => told(write, false)))].sort();
  return [`${name} ${together.join(' ')}`, ...writes.map((write) => `${name} of ${told(write, true)}`)];
}

/** @param withItems whether the attributes of items count, too */
function told(value: unknown, withItems: boolean, name = ''): string {
  if (typeof value !== 'object' || value === null) return TOLD.test(name) ? String(value) : '';
  if (Array.isArray(value)) return [...new Set(value.map((one) => told(one, withItems, name)))].sort().join('|');
  if (ITEMS.test(name))
    return withItems
      ? Object.entries(value)
          .map(([key, one]) => `${key}:${typeOf(one)}`)
          .sort()
          .join()
      : '*';
  if (name.startsWith('ExpressionAttribute')) return '';
  const parts = Object.entries(value).map(([key, one]) => [/^[A-Z]/.test(key) ? key : '', told(one, withItems, key)]);
  return `{${parts.map(([key, text]) => `${key}=${text}`).join()}}`;
}

const typeOf = (value: unknown): string => {
  if (value instanceof Set) return 'set';
  if (value instanceof Uint8Array) return 'bytes';
  return Array.isArray(value) ? 'list' : typeof value;
};

const met = new Set<string>();

/** Whether this is the first time in this run of the tests, in whichever of its processes. */
export function isNew(kind: string): boolean {
  if (met.has(kind)) return false;
  met.add(kind);
  const folder = join(tmpdir(), 'request-kinds');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, createHash('sha256').update(kind).digest('hex')), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
