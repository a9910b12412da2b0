import type { Parameters as CheckParameters } from 'fast-check';

/** The same requests in every run of `npm test`; `npm run fuzz` tries others. */
const SEED = 20_261_126;

const numberOf = (name: string): number | undefined => {
  const text = process.env[name];
  return text === undefined || text === '' ? undefined : Number(text);
};

/**
 * How often a property is tried: as said here, or as `npm run fuzz -- --runs 2000 --seed 7` says. The seed of a failure, and
 * the path to the case that it was shrunk to, are told with it: `--seed` and `--path` bring it back.
 */
export const runs = <T>(usual: number): CheckParameters<T> => ({
  numRuns: numberOf('FUZZ_RUNS') ?? usual,
  seed: numberOf('FUZZ_SEED') ?? SEED,
  ...(process.env.FUZZ_PATH && { path: process.env.FUZZ_PATH, endOnFailure: true }),
});

/** For tests that try as often as they are asked to: no end, but in `npm test`. */
export const PATIENCE = { timeout: numberOf('FUZZ_RUNS') === undefined ? 300_000 : 0 };
