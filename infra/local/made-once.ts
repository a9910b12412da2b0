import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { identityOf, isSameProcess } from './process-identity.ts';

const WAIT_MS = 50;
/** No start that is still running can need an older version. */
const OLD_MS = 24 * 60 * 60 * 1_000;

const makerSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });

/**
 * A folder whose name says what it is made of, so that it is made once and never changed. Whoever comes while another
 * process makes it waits for that one, or makes it if that one has died.
 *
 * @param make fills the folder that it is given
 * @param isStillTrue asked afterwards: whether the name still says what the folder is made of
 * @returns the folder, or one that nobody else will use if what it is made of has changed meanwhile
 */
export const madeOnce = async (
  folder: string,
  make: (draft: string) => Promise<void>,
  isStillTrue: () => Promise<boolean>,
): Promise<string> => {
  await mkdir(dirname(folder), { recursive: true });
  const turn = `${folder}.maker`;
  while (!existsSync(folder)) {
    if (!takeTurn(turn)) {
      await sleep(WAIT_MS);
      continue;
    }
    try {
      // Another may have made it between our look and our turn.
      if (existsSync(folder)) return folder;
      const draft = `${folder}.${randomUUID()}`;
      await make(draft);
      if (!(await isStillTrue())) return draft;
      await putInPlace(draft, folder);
    } finally {
      rmSync(turn, { force: true });
    }
  }
  return folder;
};

/** Removes from a folder what was made there so long ago that nobody uses it. */
export const removeOld = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const made = await stat(join(folder, name)).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > OLD_MS) await rm(join(folder, name), { recursive: true, force: true });
  }
};

/** A complete file beside it is linked there, so that nobody ever reads half of it. Of several links only one succeeds. */
const takeTurn = (turn: string): boolean => {
  const mine = `${turn}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: identityOf(process.pid)?.startedAt ?? 'unknown' }));
  try {
    linkSync(mine, turn);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (!isTaken(turn)) rmSync(turn, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
};

const isTaken = (turn: string): boolean => {
  try {
    const { pid, startedAt } = makerSchema.parse(JSON.parse(readFileSync(turn, 'utf8')));
    return isSameProcess(pid, startedAt);
  } catch {
    // It has just been given back.
    return false;
  }
};

/** Fails if another process was faster, after both had seen a dead maker at once. Its result is just as good. */
const putInPlace = async (draft: string, folder: string): Promise<void> => {
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
};
