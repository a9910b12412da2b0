import { setTimeout as sleep } from 'node:timers/promises';
import type { Say } from './console.ts';
import { identityOf, isSameProcess } from './process-identity.ts';
import { createStackFile, readStackFile, removeStackFile, type StackFile } from './stack-file.ts';

/**
 * Takes a data folder for this process. If a killed run left its engine there, that is ended first.
 *
 * @throws Error if another local stack is running on the folder
 */
export const takeDataDir = async (dataDir: string, say: Say): Promise<StackFile> => {
  const mine: StackFile = {
    launcher: { pid: process.pid, startedAt: identityOf(process.pid)?.startedAt ?? 'unknown' },
  };
  // It takes more than one try only if another start takes or leaves the folder at the same moment.
  for (let round = 0; round < 5; round += 1) {
    if (createStackFile(dataDir, mine)) return mine;
    const found = readStackFile(dataDir);
    if (found !== undefined && isSameProcess(found.launcher.pid, found.launcher.startedAt)) {
      const where = found.port === undefined ? 'still starting' : `http://127.0.0.1:${found.port}`;
      throw new Error(
        `A local stack already uses ${dataDir} (process ${found.launcher.pid}, ${where}). ` +
          'Stop it first, or give this one its own folder with DATA_DIR.',
      );
    }
    if (found?.engine !== undefined) await endLeftEngine(found.engine, say);
    removeStackFile(dataDir);
  }
  throw new Error(`${dataDir} is in use by other stacks that are starting; try again.`);
};

/** Ends a process only if it is certainly the engine of this data file, because process ids are used again. */
const endLeftEngine = async (engine: NonNullable<StackFile['engine']>, say: Say): Promise<void> => {
  const { pid, startedAt, dataFile } = engine;
  const isEngine = (): boolean => {
    const found = identityOf(pid);
    return found !== undefined && found.startedAt === startedAt && found.command.includes(dataFile);
  };
  if (!isEngine()) return;
  say(`ending the database engine that a killed run left behind (process ${pid})`);
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 50; waited += 1) {
    await sleep(100);
    if (!isEngine()) return;
  }
  process.kill(pid, 'SIGKILL');
  while (isEngine()) await sleep(50);
};
