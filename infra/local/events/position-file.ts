import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const positionSchema = z.object({ from: z.string(), seen: z.array(z.string()) });

/** How far the follower has come: all before `from` is done, and of what is after it, what `seen` names by its index key. */
export interface Position {
  readonly from: string;
  readonly seen: ReadonlySet<string>;
}

/** @throws ZodError, SyntaxError for a file that this did not write: going on from somewhere else would leave a gap */
export const readPosition = (file: string): Position | undefined => {
  if (!existsSync(file)) return undefined;
  const { from, seen } = positionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { from, seen: new Set(seen) };
};

/** Beside the old one and then over it: a kill leaves one or the other, whole. */
export const writePosition = (file: string, { from, seen }: Position): void => {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify({ from, seen: [...seen] }));
  renameSync(draft, file);
};
