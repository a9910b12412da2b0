import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ChildStack } from '../../infra/local/child-stack.ts';

const MOST_LINES = 25;

const executionSchema = z.object({ name: z.string(), status: z.string(), error: z.string().optional() });
const logSchema = z.looseObject({ level: z.enum(['WARN', 'ERROR', 'CRITICAL']), message: z.string() });

/**
 * What helps to see why a test failed: the stack's own output, the requests, the executions, and the errors of its Lambdas.
 */
export const stackFacts = ({ dataDir, said }: ChildStack): string =>
  [
    ...section('The stack said', said),
    ...section('It was asked', linesOf(join(dataDir, 'logs', 'access.log'))),
    ...section('Its executions that have not succeeded', executions(dataDir)),
    ...section('Its Lambdas complained', complaints(join(dataDir, 'logs'))),
  ].join('\n');

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title} (the last ${Math.min(lines.length, MOST_LINES)}):`, ...lines.slice(-MOST_LINES)];

/** The last line of each counts. */
const executions = (dataDir: string): string[] => {
  const last = new Map(
    linesOf(join(dataDir, 'executions.jsonl')).flatMap((line) => {
      const { data } = executionSchema.safeParse(jsonOf(line));
      return data ? [[data.name, data] as const] : [];
    }),
  );
  return [...last.values()]
    .filter(({ status }) => status !== 'SUCCEEDED')
    .map(({ name, status, error }) => `  ${name}: ${status}${error === undefined ? '' : ` (${error})`}`);
};

const complaints = (logDir: string): string[] =>
  (existsSync(logDir) ? readdirSync(logDir) : []).flatMap((name) =>
    linesOf(join(logDir, name))
      .filter((line) => logSchema.safeParse(jsonOf(line)).success)
      .map((line) => `  ${name}: ${line.slice(0, 500)}`),
  );

const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

/** A line that a kill cut off does not count. */
const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
