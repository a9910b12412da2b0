import * as z from 'zod';
import { type StackInfo, stackInfoSchema } from './local-routes.ts';
import { isSameProcess } from './process-identity.ts';
import { readSettings } from './settings.ts';
import { readStackFile } from './stack-file.ts';

const setOrEmpty = z
  .string()
  .optional()
  .transform((value) => value || undefined);
const givenSchema = z.object({ PORT: setOrEmpty, DATA_DIR: setOrEmpty });

export interface RunningStack {
  readonly url: string;
  readonly info: StackInfo;
}

/**
 * The running stack that PORT and DATA_DIR name. If only PORT is given, it is found by the port, otherwise by its data
 * folder.
 *
 * @throws Error in words if none runs there, or if the two name different stacks
 */
export const findRunningStack = async (env: NodeJS.ProcessEnv): Promise<RunningStack> => {
  const given = givenSchema.parse(env);
  const settings = readSettings(env);
  if (given.PORT !== undefined && given.DATA_DIR === undefined) return atPort(settings.port);

  const file = readStackFile(settings.dataDir);
  if (file?.port === undefined || !isSameProcess(file.launcher.pid, file.launcher.startedAt)) {
    throw new Error(
      `No local stack is running on ${settings.dataDir}. Start it with "npm start" (and the same DATA_DIR).`,
    );
  }
  if (given.PORT !== undefined && file.port !== settings.port) {
    throw new Error(`The local stack on ${settings.dataDir} listens on port ${file.port}, not ${settings.port}.`);
  }
  return atPort(file.port);
};

const atPort = async (port: number): Promise<RunningStack> => {
  const url = `http://127.0.0.1:${port}`;
  try {
    const answer = await fetch(`${url}/_local/stack`);
    return { url, info: stackInfoSchema.parse(await answer.json()) };
  } catch {
    throw new Error(`No local stack answers on port ${port}. Start it with "npm start" (and the same PORT).`);
  }
};
