import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** The file in which Stryker leaves its results. */
const RESULTS = '.local/mutation/domain.json';

const STATUSES = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError', 'CompileError'] as const;

const placeSchema = z.object({ line: z.number(), column: z.number() });
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.enum(STATUSES),
          mutatorName: z.string(),
          replacement: z.string(),
          location: z.object({ start: placeSchema, end: placeSchema }),
        }),
      ),
    }),
  ),
});

/** One change that Stryker made to a file, and its result. */
export interface DomainMutant {
  /** Path from the root of the project. */
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  /** What was changed, on one line, and into what. */
  readonly code: string;
  readonly replacement: string;
  readonly status: (typeof STATUSES)[number];
}

/** The results of the newest run. */
export const domainMutants = (): DomainMutant[] => mutantsOf(JSON.parse(readFileSync(RESULTS, 'utf8')));

/** @throws ZodError if it is not a report of Stryker */
export const mutantsOf = (report: unknown): DomainMutant[] =>
  Object.entries(reportSchema.parse(report).files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ status, mutatorName: mutator, replacement, location: { start, end } }) => {
      const touched = lines.slice(start.line - 1, end.line);
      const text = touched
        .join('\n')
        .slice(start.column - 1, -((touched.at(-1)?.length ?? 0) - end.column + 1) || undefined);
      return { file, line: start.line, mutator, code: inOneLine(text), replacement: inOneLine(replacement), status };
    });
  });

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
