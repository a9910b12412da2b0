import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { marshall } from '@aws-sdk/util-dynamodb';
import { freePort } from '../../../infra/local/free-port.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { TRANSLATION } from '../../../lib/store/shared/translation.ts';
import { tableDefinition } from '../../support/dynamodb-table.ts';
import { embeddedProgram } from '../../support/memory-engine.ts';

const TABLE = 'bench';

/** The document client writes its own choice, which is for single values, into the options that it is given. */
const OF_WHOLE_ITEM = { ...TRANSLATION.marshallOptions, convertTopLevelContainer: false };

/**
 * Runs the work beside an embedded engine of its own whose table has these items from the start. They reach it as an export of
 * DynamoDB, which takes a small part of the time of as many requests. Of items with one key the last stays. The data are in
 * memory.
 *
 * @param work gets the engine's endpoint and the name of the table
 * @throws Error if the engine does not take them all
 */
export const besideFilledEngine = async <T>(
  items: AsyncIterable<Iterable<RawItem>>,
  work: (endpoint: string, tableName: string) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'disbursement-books-'));
  try {
    const schema = join(folder, 'schema.json');
    await writeFile(schema, JSON.stringify([{ Table: tableDefinition(TABLE) }]));
    const source = await exported(items, folder);
    const port = await freePort();
    const args = ['import', '--source', source, '--schema', schema, '--serve', '--port', String(port)];
    const engine = spawn(embeddedProgram(), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const killWithUs = () => engine.kill('SIGKILL');
    process.once('exit', killWithUs);
    try {
      await untilFilled(engine);
      return await work(`http://127.0.0.1:${port}`, TABLE);
    } finally {
      await ended(engine);
      process.removeListener('exit', killWithUs);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Files as ExportTableToPointInTime leaves them in S3. @returns their folder */
const exported = async (items: AsyncIterable<Iterable<RawItem>>, folder: string): Promise<string> => {
  const source = join(folder, 'export');
  const data = join(source, TABLE, 'data');
  await mkdir(data, { recursive: true });
  await pipeline(linesOf(items), createGzip({ level: 1 }), createWriteStream(join(data, 'items.json.gz')));
  return source;
};

async function* linesOf(items: AsyncIterable<Iterable<RawItem>>): AsyncGenerator<string> {
  for await (const some of items) {
    let lines = '';
    for (const item of some) lines += `${lineOf(item)}\n`;
    yield lines;
  }
}

const lineOf = (item: RawItem): string => {
  const attributes = Object.entries(marshall(item, OF_WHOLE_ITEM)).map(([name, value]) => [
    name,
    value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
  ]);
  return JSON.stringify({ Item: Object.fromEntries(attributes) });
};

/** It serves once it has imported everything. What it cannot take it leaves out, and only says so. */
const untilFilled = async (engine: ChildProcess): Promise<void> => {
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  for (const stream of [engine.stdout, engine.stderr]) {
    stream?.on('data', (text) => {
      said += String(text);
      if (said.includes('listening on')) resolve();
    });
  }
  engine.once('error', reject);
  engine.once('exit', () => reject(new Error(`the engine was not filled:\n${said}`)));
  await promise;
  if (/^\s*Skipped/m.test(said)) throw new Error(`the engine left items out:\n${said}`);
};

const ended = async (engine: ChildProcess): Promise<void> => {
  if (engine.exitCode !== null || engine.signalCode !== null) return;
  const exit = once(engine, 'exit');
  engine.kill();
  await exit;
};
