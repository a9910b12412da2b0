import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type FunctionSpec, functionsOf } from '../../../infra/local/function-spec.ts';
import { synthesisedProduct } from '../../../infra/local/synthesised-product.ts';

/*
 * The bundles as they are uploaded, each loaded by itself on Lambda's Node, with the environment and no more memory than the
 * template gives it. That memory holds all of Node; what Lambda's own runtime takes of it cannot be measured here.
 */

/**
 * A cold start reads all of it. In most bundles 345 kB are the DynamoDB client (201), zod (108) and Powertools (35). Every
 * request waits for the authorizer.
 */
const MOST_BYTES = 575_000;
const MOST_BYTES_OF_ALL_STAGES = 610_000;
const MOST_BYTES_BEFORE_A_REQUEST = 100_000;

/** Words that only the code of RiseWorks' signatures has. */
const SIGNATURES = 'secp256k1';

const LOADING = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData).then(
    (module) => parentPort.postMessage({ exports: Object.keys(module).map((name) => [name, typeof module[name]]) }),
    (error) => parentPort.postMessage({ error: String(error && error.stack) }),
  );
`;
const answerSchema = z.object({
  exports: z.array(z.tuple([z.string(), z.string()])).optional(),
  error: z.string().optional(),
});

const loaded = ({ file, memoryMb, environment }: FunctionSpec) =>
  new Promise<z.output<typeof answerSchema>>((come) => {
    const worker = new Worker(LOADING, {
      eval: true,
      workerData: pathToFileURL(file).href,
      env: { AWS_REGION: 'eu-central-1', ...environment },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
    });
    worker.once('message', (message: unknown) => {
      come(answerSchema.parse(message));
      void worker.terminate();
    });
    worker.once('error', (error) => come({ error: String(error) }));
  });

describe('the bundles', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'disbursement-bundles-'));
  let specs: FunctionSpec[];
  beforeAll(async () => {
    specs = functionsOf(
      await synthesisedProduct(
        { outDir: join(outDir, 'cdk.out'), sharedDir: process.env.SYNTHESISED_DIR },
        process.env,
      ),
      'disbursement-local',
    );
  });
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('load on the Node of Lambda, in the memory that they get, and export a handler', async () => {
    expect(process.versions.node).toMatch(/^24\./);
    const results = await pMap(specs, async (spec) => ({ name: spec.name, ...(await loaded(spec)) }), {
      concurrency: 4,
    });
    expect(results.length).toBeGreaterThan(50);
    const wrong = results.filter(
      ({ exports }) => !exports?.some(([name, type]) => name === 'handler' && type === 'function'),
    );
    expect(wrong).toEqual([]);
  });

  it('do not load Node’s fetch at their start, as an import of node:http would', () => {
    const texts = specs.map(({ name, file }) => [name, readFileSync(file, 'utf8')] as const);
    expect(texts.filter(([, text]) => /from ?["'](node:)?http["']/.test(text)).map(([name]) => name)).toEqual([]);
    expect(texts.some(([, text]) => text.includes('("http")'))).toBe(true);
  });

  it('are small enough to start cold in little time', () => {
    const tooLarge = specs
      .map(({ name, file }) => ({ name, bytes: statSync(file).size }))
      .filter(({ name, bytes }) => bytes > mostBytes(name));
    expect(tooLarge).toEqual([]);
  });

  it('hold RiseWorks beside what is loaded at the start, where it is called, and nowhere else', async () => {
    const [beside, without] = [true, false].map((wanted) =>
      specs.filter(({ file }) => existsSync(join(dirname(file), 'riseworks.mjs')) === wanted),
    );
    const names = beside?.map(({ name }) => name) ?? [];
    expect(names).toEqual(
      expect.arrayContaining([expect.stringMatching(/pay-chunk$/), expect.stringMatching(/sweep$/)]),
    );
    expect(without?.map(({ name }) => name)).toContainEqual(expect.stringMatching(/get-affiliate$/));
    for (const { name, file } of specs) expect(readFileSync(file, 'utf8').includes(SIGNATURES), name).toBe(false);
    for (const { name, file } of without ?? [])
      expect(readFileSync(file, 'utf8').includes('#riseworks'), name).toBe(false);
    const [one] = beside ?? [];
    if (!one) throw new Error('no Lambda calls RiseWorks');
    const found: unknown = createRequire(one.file).resolve('#riseworks');
    expect(found).toBe(join(dirname(one.file), 'riseworks.mjs'));
    expect(readFileSync(join(dirname(one.file), 'riseworks.mjs'), 'utf8')).toContain(SIGNATURES);
    expect(await loaded({ ...one, file: join(dirname(one.file), 'riseworks.mjs') })).toEqual({
      exports: [['riseworks', 'function']],
    });
  });
});

function mostBytes(name: string): number {
  if (/(authorizer|name-person)$/.test(name)) return MOST_BYTES_BEFORE_A_REQUEST;
  return name.endsWith('sweep') ? MOST_BYTES_OF_ALL_STAGES : MOST_BYTES;
}
