import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { RawItem } from '../../lib/store/shared/table.ts';

const HERE = new URL('./', import.meta.url);

/** Of which something was recorded. */
export const VERSIONS: readonly string[] = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const stepSchema = z.object({ step: z.string(), event: z.unknown(), result: z.unknown() });
const heldSchema = z.object({
  recordedAt: z.iso.datetime(),
  previewToken: z.string(),
  keyed: z.object({
    path: z.string(),
    key: z.string(),
    body: z.unknown(),
    answer: z.object({ status: z.number(), text: z.string() }),
  }),
  cursors: z.array(z.object({ listing: z.string(), cursor: z.string() })).min(1),
});
const itemSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** What a version left behind. */
export const recordedOf = (version: string) => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`${encodeURIComponent(version)}/${name}`, HERE), 'utf8'));
  return {
    steps: z.array(stepSchema).min(1).parse(read('steps.json')),
    definitions: z.record(z.string(), z.unknown()).parse(read('definitions.json')),
    items: z.array(itemSchema).min(1).parse(read('items.json')).map(stored),
    held: heldSchema.parse(read('held-by-clients.json')),
    /** The names of what its stacks imported from one another, with every option on. */
    imports: z.array(z.string()).min(1).parse(read('imports.json')),
  };
};

/** As the store reads it: numbers are bigints; bytes are base64 in the file. */
const stored = (item: Readonly<Record<string, unknown>>): RawItem =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, valueFrom(value)]));

const attributeSchema = z.union([
  z.strictObject({ S: z.string() }),
  z.strictObject({ N: z.string() }),
  z.strictObject({ BOOL: z.boolean() }),
  z.strictObject({ NULL: z.literal(true) }),
  z.strictObject({ B: z.string() }),
  z.strictObject({ L: z.array(z.unknown()) }),
  z.strictObject({ M: z.record(z.string(), z.unknown()) }),
]);

const valueFrom = (given: unknown): unknown => {
  const value = attributeSchema.parse(given);
  if ('S' in value) return value.S;
  if ('N' in value) return BigInt(value.N);
  if ('BOOL' in value) return value.BOOL;
  if ('B' in value) return new Uint8Array(Buffer.from(value.B, 'base64'));
  if ('L' in value) return value.L.map(valueFrom);
  return 'M' in value ? stored(value.M) : null;
};
