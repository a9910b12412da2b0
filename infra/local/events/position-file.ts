import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const positionSchema = z.object({ from: z.string(), seen: z.array(z.string()) });

/**
 * How far the follower has come. All entries before `from` are done, and so are those after it that `seen` lists by index
 * key.
 */
export interface Position {
  readonly from: string;
  readonly seen: ReadonlySet<string>;
}

/**
 * @throws ZodError, SyntaxError for a file that the stack did not write, because going on from a wrong position would leave
 * a gap
 */
export const readPosition = (file: string): Position | undefined => {
  if (!existsSync(file)) return undefined;
  const { from, seen } = positionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { from, seen: new Set(seen) };
};

/** Writes a second file, then renames it over the old one, so that a kill leaves one or the other whole. */
export const writePosition = (file: string, { from, seen }: Position): void => {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify({ from, seen: [...seen] }));
  renameSync(draft, file);
};
