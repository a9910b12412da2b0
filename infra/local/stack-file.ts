import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const processSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });

const stackFileSchema = z.object({
  launcher: processSchema,
  /** Absent until the stack serves requests. */
  port: z.int().optional(),
  /** Absent while there is no engine, or if DYNAMODB_ENDPOINT names one that is not ours. */
  engine: processSchema.extend({ dataFile: z.string() }).optional(),
});

/** What is kept on disk about the stack that uses a data folder. */
export type StackFile = z.output<typeof stackFileSchema>;

const fileOf = (dataDir: string): string => join(dataDir, 'stack.json');

/** `undefined` if no stack wrote one, or if a crash left half of it. */
export const readStackFile = (dataDir: string): StackFile | undefined => {
  try {
    return stackFileSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
};

/** A complete file beside the real one, so that a crash never leaves half a stack file. */
const draft = (dataDir: string, content: StackFile): string => {
  const file = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(file, JSON.stringify(content, undefined, 2), { mode: 0o600 });
  return file;
};

/**
 * Takes the data folder for this process. It uses a link, which unlike a rename fails if another process was first.
 *
 * @returns false if the file already exists
 */
export const createStackFile = (dataDir: string, content: StackFile): boolean => {
  const file = draft(dataDir, content);
  try {
    linkSync(file, fileOf(dataDir));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
};

export const writeStackFile = (dataDir: string, content: StackFile): void =>
  renameSync(draft(dataDir, content), fileOf(dataDir));

export const removeStackFile = (dataDir: string): void => rmSync(fileOf(dataDir), { force: true });
