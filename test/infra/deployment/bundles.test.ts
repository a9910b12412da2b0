import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** A cold start reads all of it. The SDK's clients are most of a bundle: 343 kB for DynamoDB, 313 for Step Functions. */
const MOST_BYTES = 2_000_000;

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

  it('are small enough to start cold in little time', () => {
    const sizes = specs.map(({ name, file }) => [name, statSync(file).size] as const);
    expect(sizes.filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
  });
});
