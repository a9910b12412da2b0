import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DescribeTimeToLiveCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bankMovements } from '../../../infra/local/bank.ts';
import { takeDataDir } from '../../../infra/local/data-dir-lock.ts';
import { localDynamoDb } from '../../../infra/local/dynamodb-client.ts';
import { type Engine, startEngine } from '../../../infra/local/engine.ts';
import { identityOf } from '../../../infra/local/process-identity.ts';
import { Product } from '../../../infra/local/product.ts';
import { readStackFile, removeStackFile, writeStackFile } from '../../../infra/local/stack-file.ts';
import { ensureTable, tableOf } from '../../../infra/local/table.ts';
import { synthesised, templatesOf } from '../synthesised.ts';

const region = 'eu-central-1';
let dataDir: string;
let engine: Engine | undefined;
let spawned: { pid: number; dataFile: string } | undefined;
const onLost = vi.fn();

const start = async (endpoint?: string) => {
  engine = await startEngine({
    dataDir,
    region,
    endpoint,
    say: () => {},
    onSpawn: (pid, dataFile) => {
      spawned = { pid, dataFile };
    },
    onLost,
  });
  return engine;
};
const engineProcess = () => {
  if (spawned === undefined) throw new Error('no engine was started');
  return { ...spawned, startedAt: identityOf(spawned.pid)?.startedAt ?? 'gone' };
};

beforeEach(() => {
  onLost.mockClear();
  dataDir = mkdtempSync(join(tmpdir(), 'engine-'));
  mkdirSync(join(dataDir, 'logs'));
});
afterEach(async () => {
  await engine?.stop();
  rmSync(dataDir, { recursive: true });
});

/** The table of the real template. */
const realTable = () => {
  const templates = new Map(
    [...templatesOf(synthesised())].map(([stack, template]) => {
      const { Resources, Outputs = {} } = template.toJSON();
      return [stack, { Resources, Outputs }];
    }),
  );
  return tableOf(new Product({ templates, assets: new Map() }, { region, account: '000000000000', partition: 'aws' }));
};

describe('the local database engine', () => {
  it('is gone after it was stopped, without being missed', async () => {
    const { stop } = await start();
    const { pid, startedAt } = engineProcess();
    expect(identityOf(pid)?.startedAt).toBe(startedAt);
    await stop();
    expect(identityOf(pid)?.startedAt).not.toBe(startedAt);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('is missed when it dies by itself', async () => {
    await start();
    process.kill(engineProcess().pid, 'SIGKILL');
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledWith(expect.stringContaining('SIGKILL')));
  });

  it('makes the table of the template, without its stream, once; and keeps it on disk', async () => {
    const { endpoint, stop } = await start();
    const client = localDynamoDb(endpoint, region);
    const table = realTable();
    await ensureTable(client, table);
    await ensureTable(client, table);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table.create.TableName }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort()).toEqual(['GSI1', 'GSI2']);
    expect(Table?.StreamSpecification?.StreamEnabled ?? false).toBe(false);
    const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: table.create.TableName }));
    expect(ttl.TimeToLiveDescription?.AttributeName).toBe('expiresAt');
    await stop();

    const again = localDynamoDb((await start()).endpoint, region);
    await again.send(new DescribeTableCommand({ TableName: table.create.TableName }));
  });

  it('tells the movements of the Mock bank exactly, two of one transaction too', async () => {
    const client = localDynamoDb((await start()).endpoint, region);
    const table = realTable();
    await ensureTable(client, table);
    const put = (id: number, reference: string, amount: string) =>
      client.send(
        new PutItemCommand({
          TableName: table.create.TableName,
          Item: {
            PK: { S: `MOCKBANK#${reference}` },
            SK: { S: `${id}` },
            GSI1PK: { S: 'MOCKBANK#MOVEMENTS' },
            GSI1SK: { S: `${id}` },
            reference: { S: reference },
            payee: { S: 'mock:ok:1' },
            amountMinor: { N: amount },
            currency: { S: 'USD' },
            at: { S: `2026-01-01T00:00:${String(id % 60).padStart(2, '0')}.000Z` },
          },
        }),
      );
    await put(1, 'twice', '999999999999999');
    await put(2, 'twice', '1');
    for (let id = 100; id < 230; id += 1) await put(id, `many-${id}`, '5');
    const movements = await bankMovements(client, String(table.create.TableName), new Date('2026-12-31T00:00:00.000Z'));
    expect(movements).toHaveLength(132);
    expect(movements.filter(({ reference }) => reference === 'twice').map(({ amountMinor }) => amountMinor)).toEqual([
      999999999999999, 1,
    ]);
  });

  it('can be another one, which is left alone', async () => {
    const own = await start();
    const other = await start(own.endpoint);
    expect(other.endpoint).toBe(own.endpoint);
    await other.stop();
    expect(identityOf(engineProcess().pid)).toBeDefined();
    await own.stop();
  });
});

describe('a data folder', () => {
  const dead = { pid: 2 ** 22 + 1, startedAt: 'long ago' };

  it('belongs to one running stack', async () => {
    await takeDataDir(dataDir, () => {});
    await expect(takeDataDir(dataDir, () => {})).rejects.toThrow(/already uses .*DATA_DIR/);
    removeStackFile(dataDir);
    await takeDataDir(dataDir, () => {});
  });

  it('is taken over from a killed run, and the engine that it left is ended', async () => {
    await start();
    const left = engineProcess();
    writeStackFile(dataDir, { launcher: dead, engine: left });
    await takeDataDir(dataDir, () => {});
    expect(identityOf(left.pid)?.startedAt).not.toBe(left.startedAt);
    expect(readStackFile(dataDir)?.launcher.pid).toBe(process.pid);
  });

  it.each([
    ['with another data file', (): object => ({ dataFile: '/somewhere/else' })],
    ['that started at another time', (): object => ({ startedAt: 'another time' })],
  ])('leaves a process alone %s: its id was given out again', async (_what, change) => {
    await start();
    writeStackFile(dataDir, { launcher: dead, engine: { ...engineProcess(), ...change() } });
    await takeDataDir(dataDir, () => {});
    expect(identityOf(engineProcess().pid)).toBeDefined();
  });
});
