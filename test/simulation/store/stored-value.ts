import { NotSimulated } from './refusals.ts';

/**
 * A value as the table keeps it: what the document client would read again after writing it (see lib/store/shared/translation.ts).
 * Lists and maps are frozen all the way down, so that they can be handed out as they are; sets and bytes cannot be frozen and
 * are copied whenever they are handed out.
 */
export type StoredValue =
  | string
  | bigint
  | boolean
  | null
  | Uint8Array
  | ReadonlySet<string | bigint>
  | readonly StoredValue[]
  | StoredMap;
export type StoredMap = { readonly [name: string]: StoredValue };

/** @throws Error for what the document client does not write, NotSimulated for numbers that are no integers */
export function toStored(value: unknown): StoredValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return integer(value);
    case 'object':
      return value === null ? null : toStoredObject(value);
    default:
      throw new TypeError(`a ${typeof value} cannot be written to the table`);
  }
}

function toStoredObject(value: object): StoredValue {
  if (Array.isArray(value)) return Object.freeze(value.map(toStored).filter((element) => element !== undefined));
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (value instanceof Set) return toStoredSet(value);
  return toStoredMap(value);
}

/** Fields that are `undefined` are left out, as the document client is told to. */
export function toStoredMap(value: object): StoredMap {
  if (!isPlain(value)) throw new TypeError(`a ${value.constructor.name} cannot be written to the table`);
  const stored: Record<string, StoredValue> = {};
  for (const name in value) {
    const kept = toStored(value[name]);
    if (kept !== undefined) stored[name] = kept;
  }
  return Object.freeze(stored);
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function toStoredSet(value: ReadonlySet<unknown>): ReadonlySet<string | bigint> {
  const members = [...value].map((member) => (typeof member === 'number' ? integer(member) : member));
  if (members.length === 0) throw new TypeError('an empty set cannot be written to the table');
  const texts = members.filter((member) => typeof member === 'string');
  if (texts.length === members.length) return new Set(texts);
  const numbers = members.filter((member) => typeof member === 'bigint');
  if (numbers.length === members.length) return new Set(numbers);
  throw new NotSimulated('only sets of texts and sets of integers are simulated');
}

function integer(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new NotSimulated(`${value} is no integer: only integers are simulated`);
  return BigInt(value);
}

/** A copy by which the stored value cannot be changed, whatever is in it. */
function copyOf(value: StoredValue): StoredValue {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (isSet(value)) return new Set(value);
  if (isList(value)) return value.map(copyOf);
  return copyOfMap(value);
}

export function copyOfMap(value: StoredMap): StoredMap {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copyOf(field)]));
}

export function isList(value: StoredValue): value is readonly StoredValue[] {
  return Array.isArray(value);
}

export function isSet(value: StoredValue | undefined): value is ReadonlySet<string | bigint> {
  return value instanceof Set;
}

export function isMap(value: StoredValue | undefined): value is StoredMap {
  return typeof value === 'object' && typeOf(value) === 'M';
}

/** DynamoDB's letters for types, as `attribute_type` knows them. */
export function typeOf(value: StoredValue): string {
  switch (typeof value) {
    case 'string':
      return 'S';
    case 'bigint':
      return 'N';
    case 'boolean':
      return 'BOOL';
    case 'object':
      if (value === null) return 'NULL';
      if (value instanceof Uint8Array) return 'B';
      if (isSet(value)) return typeof value.values().next().value === 'bigint' ? 'NS' : 'SS';
      return isList(value) ? 'L' : 'M';
    default:
      return value satisfies never;
  }
}
