import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Origin, originSchema } from './origin.ts';

const RESULTS = join(import.meta.dirname, '..', 'results');

export interface Result<Figures> {
  readonly origin: Origin;
  readonly figures: Figures;
}

const fileOf = (part: string): string => join(RESULTS, `${part}.json`);

/**
 * The last figures of a part, or nothing if it was never measured.
 *
 * @throws ZodError if they are of another shape by now: then measure that part again
 */
export const lastResult = <Figures>(part: string, figures: z.ZodType<Figures>): Result<Figures> | undefined => {
  const file = fileOf(part);
  if (!existsSync(file)) return undefined;
  return z.strictObject({ origin: originSchema, figures }).parse(JSON.parse(readFileSync(file, 'utf8')));
};

export const keepResult = <Figures>(part: string, result: Result<Figures>): void => {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(fileOf(part), `${JSON.stringify(result, undefined, 2)}\n`);
};
