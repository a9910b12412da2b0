import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { CONFIG_VARIABLES } from '../config.ts';
import { allEntries } from '../entries.ts';
import { fingerprint } from './fingerprint.ts';
import { keptBundles } from './kept-bundles.ts';
import { madeOnce } from './made-once.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
/** What is deployed of the Lambdas is the same for all settings. */
const BUNDLES_DIR = join(PROJECT, 'node_modules/.cache/bundles');
const run = promisify(execFile);

/** The stage that the local stack synthesises (`infra/stages/local.ts`). It is part of every resource name. */
export const LOCAL_STAGE = 'local';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const stderrOf = z.object({ stderr: z.string().min(1) });

/**
 * Synthesises the CDK app into a folder, exactly as for a deployment. Does nothing if the folder already holds the result
 * of the same sources and settings.
 *
 * @throws Error with the app's output if it cannot be synthesised
 */
export const synthesise = async (outDir: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const { environment, print } = given(env);
  const made = await print();
  const madeFile = `${outDir}.fingerprint`;
  const found = await readFile(madeFile, 'utf8').catch(() => undefined);
  if (found === made && existsSync(join(outDir, 'manifest.json'))) return;
  // In this order, so that a fingerprint is never left behind without its result.
  await rm(madeFile, { force: true });
  await rm(outDir, { recursive: true, force: true });
  await runApp(outDir, environment);
  // Not if somebody saved a file meanwhile, because it is not known which version was used.
  if ((await print()) === made) await writeFile(madeFile, made);
};

/**
 * The same in a folder that many starts share, also at the same time. The result for the same sources and settings is made
 * once and never changed or removed.
 *
 * @returns the folder that holds the synthesised app
 * @throws Error with the app's output if it cannot be synthesised
 */
export const synthesiseOnce = async (sharedDir: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const { environment, print } = given(env);
  const made = await print();
  return madeOnce(
    join(sharedDir, made),
    (draft) => runApp(draft, environment),
    async () => (await print()) === made,
  );
};

/** What a synthesis depends on beside the sources, and the fingerprint of everything. */
const given = (env: NodeJS.ProcessEnv) => {
  const environment: NodeJS.ProcessEnv = { ...env, STAGE: LOCAL_STAGE };
  const settings = CONFIG_VARIABLES.map((name) => [name, environment[name]]);
  return { environment, print: () => fingerprint(PROJECT, settings) };
};

/** In its own process, so that the CDK's memory is freed. While that one loads the CDK, the bundles are made here. */
const runApp = async (outDir: string, environment: NodeJS.ProcessEnv): Promise<void> => {
  // If they cannot be made, the app says why: it waits for them, or tries itself.
  const bundled = keptBundles(BUNDLES_DIR, allEntries()).catch(() => undefined);
  const { context } = cdkJson.parse(JSON.parse(await readFile(join(PROJECT, 'cdk.json'), 'utf8')));
  let killWithUs: (() => void) | undefined;
  try {
    const synthesis = run(process.execPath, ['infra/app.ts'], {
      cwd: PROJECT,
      // What the CDK's command line would pass.
      env: {
        ...environment,
        // `npm run synth` checks the rules for deployments. A start should be quick.
        CDK_VALIDATION: 'false',
        CDK_OUTDIR: outDir,
        BUNDLES_DIR,
        CDK_CONTEXT_JSON: JSON.stringify(context),
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    killWithUs = () => synthesis.child.kill();
    process.once('exit', killWithUs);
    await Promise.all([synthesis, bundled]);
  } catch (error) {
    const said = stderrOf.safeParse(error);
    throw new Error(`The CDK app cannot be synthesised:\n${said.success ? said.data.stderr : String(error)}`);
  } finally {
    if (killWithUs !== undefined) process.removeListener('exit', killWithUs);
  }
};
