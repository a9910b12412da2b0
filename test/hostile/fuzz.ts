import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * `npm run fuzz -- --runs 2000`: runs the tests of this folder and of test/api-model, each property so many times, from a
 * new seed. `--seed 7` repeats a run. With `--path 39:0:1` it repeats only the case that a failure was shrunk to, and with
 * `--only 'POST /pay'` only tests whose names contain this.
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    path: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
  },
});
const { runs, seed, path, only } = values;
process.stdout.write(`seed ${seed}, ${runs} runs of each property\n`);

const child = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    'test/hostile',
    'test/api-model',
    ...(only === '' ? [] : ['--testNamePattern', only.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')]),
  ],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed, FUZZ_PATH: path } },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
