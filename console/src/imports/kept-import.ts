import * as z from 'zod/mini';
import { forgetBelow, keep, keptAt, keptBelow } from '../shared/kept/kept.ts';
import { importSettingsSchema } from './import-settings.ts';

/* A file and what became of its rows, kept in this browser until the import is done, somebody signs out, or a day has passed. */

const DAY_MS = 24 * 60 * 60 * 1_000;

const fileSchema = z.object({
  name: z.string(),
  bytes: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
  /** Who has chosen it; nobody else is shown it. */
  person: z.string(),
  at: z.number(),
});
export type KeptFile = z.output<typeof fileSchema>;

const startSchema = z.object({
  /** Names the import: with the number of a part, it is the key of the request for that part. */
  importId: z.string(),
  settings: importSettingsSchema,
  /** When the rows were judged; judged by the same time they are the same. */
  checkedAt: z.string(),
});
export type KeptStart = z.output<typeof startSchema>;

const outcomeSchema = z.object({
  importId: z.string(),
  taken: z.number(),
  known: z.number(),
  refused: z.array(z.object({ row: z.number(), reason: z.string() })),
});
/** What became of the rows of one part. */
export type PartOutcome = z.output<typeof outcomeSchema>;

/** @returns the id of the file, for the address */
export const keepFile = async (name: string, bytes: Uint8Array<ArrayBuffer>, person: string): Promise<string> => {
  const id = crypto.randomUUID();
  await forgetOldFiles(person);
  const file: KeptFile = { name, bytes, person, at: Date.now() };
  await keep(['file', id], file);
  return id;
};

/** `undefined`: it is not in this browser, or somebody else's. */
export const keptFile = async (id: string, person: string): Promise<KeptFile | undefined> => {
  const file = z.safeParse(fileSchema, await keptAt(['file', id])).data;
  return file?.person === person ? file : undefined;
};

/** Files of others and of another day, with everything of theirs. */
const forgetOldFiles = async (person: string): Promise<void> => {
  for (const { key, value } of await keptBelow(['file'])) {
    const file = z.safeParse(fileSchema, value).data;
    const id = key[1];
    if (typeof id === 'string' && (file?.person !== person || Date.now() - file.at > DAY_MS)) await forgetFile(id);
  }
};

export const forgetFile = async (id: string): Promise<void> => {
  await forgetBelow(['outcome', id]);
  await forgetBelow(['start', id]);
  await forgetBelow(['file', id]);
};

export const keepStart = async (id: string, start: KeptStart): Promise<void> => {
  await forgetBelow(['outcome', id]);
  await keep(['start', id], start);
};

export const keptStart = async (id: string): Promise<KeptStart | undefined> =>
  z.safeParse(startSchema, await keptAt(['start', id])).data;

export const keepOutcome = (id: string, part: number, outcome: PartOutcome): Promise<void> =>
  keep(['outcome', id, part], outcome);

/** By the number of the part. */
export const keptOutcomes = async (id: string, importId: string): Promise<ReadonlyMap<number, PartOutcome>> => {
  const outcomes = new Map<number, PartOutcome>();
  for (const { key, value } of await keptBelow(['outcome', id])) {
    const outcome = z.safeParse(outcomeSchema, value).data;
    const part = key[2];
    if (outcome?.importId === importId && typeof part === 'number') outcomes.set(part, outcome);
  }
  return outcomes;
};

/** Imports that were begun, and neither finished nor forgotten. */
export const begunImports = async (
  person: string,
): Promise<{ fileId: string; name: string; kind: KeptStart['settings']['kind'] }[]> => {
  const begun: { fileId: string; name: string; kind: KeptStart['settings']['kind'] }[] = [];
  for (const { key, value } of await keptBelow(['start'])) {
    const [, fileId] = key;
    const start = z.safeParse(startSchema, value).data;
    const file = typeof fileId === 'string' ? await keptFile(fileId, person) : undefined;
    if (typeof fileId === 'string' && start && file) begun.push({ fileId, name: file.name, kind: start.settings.kind });
  }
  return begun;
};
