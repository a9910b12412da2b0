import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How to start an engine, once its port and data file are known. */
export interface EngineProgram {
  readonly name: string;
  readonly command: string;
  /** Where it keeps the data, in the data folder. */
  readonly dataName: string;
  readonly args: (port: number, dataFile: string) => readonly string[];
}

/**
 * The embedded engine (dynoxide: DynamoDB's API on SQLite) if its package has a binary for this platform.
 *
 * @see https://github.com/nubo-db/dynoxide
 */
export const embeddedEngine = (platform = `${process.platform}-${process.arch}`): EngineProgram | undefined => {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${platform}/package.json`);
    const command = join(dirname(manifest), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    if (!existsSync(command)) return undefined;
    return {
      name: 'dynoxide',
      command,
      dataName: 'dynoxide.sqlite',
      args: (port, dataFile) => ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', dataFile],
    };
  } catch {
    return undefined;
  }
};
