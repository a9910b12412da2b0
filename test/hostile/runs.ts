import type { Parameters as CheckParameters } from 'fast-check';

/** Every run of `npm test` makes the same requests; `npm run fuzz` makes others. */
const SEED = 20_261_126;

const numberOf = (name: string): number | undefined => {
  const text = process.env[name];
  return text === undefined || text === '' ? undefined : Number(text);
};

/**
 * How often a property is tried: as stated here, or as `npm run fuzz -- --runs 2000 --seed 7` says. A failure prints its
 * seed and the path to the shrunk case; `--seed` and `--path` repeat it.
 */
export const runs = <T>(usual: number): CheckParameters<T> => ({
  numRuns: numberOf('FUZZ_RUNS') ?? usual,
  seed: numberOf('FUZZ_SEED') ?? SEED,
  ...(process.env.FUZZ_PATH && { path: process.env.FUZZ_PATH, endOnFailure: true }),
});

/** For tests that run as long as they are asked to: without a time limit, except in `npm test`. */
export const PATIENCE = { timeout: numberOf('FUZZ_RUNS') === undefined ? 300_000 : 0 };
