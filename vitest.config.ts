import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/support/slow-first.ts';
import { STARTS_STACKS } from './test/support/starts-stacks.ts';

// They end what hangs; how fast the machine is decides no test.
const TIMEOUTS = { testTimeout: 120_000, hookTimeout: 240_000 };

const UNIT = ['test/lib/**/*.test.ts'];
const END_TO_END = ['test/e2e/*.test.ts'];
const SHARED = ['test/e2e/shared/*.test.ts'];
/** With worlds, see `test/support/checked-table.ts`. */
const WORLDS = { ...TIMEOUTS, setupFiles: ['test/support/comparisons-end.ts'] };
/** In a real browser, against one stack. */
const CONSOLE = ['test/console/*.test.ts'];
/** Lambdas called as they are; they share a process in which nothing is logged. */
const LAMBDAS = [
  'test/functions/api/**/*.test.ts',
  'test/functions/events/*.test.ts',
  'test/functions/every-metric.test.ts',
  'test/functions/runtime/{admin,api-handler,body-encoding,cursors,measured-provider}.test.ts',
  'test/functions/schedules/runs/*.test.ts',
  'test/simulation/**/*.test.ts',
];
/** They put modules in the place of others, or change the environment of their process: each has one of its own. */
const ALONE = [
  'test/functions/**/*.test.ts',
  'test/api-model/*.test.ts',
  'test/hostile/*.test.ts',
  'test/infra/access/least-privilege.test.ts',
  'test/infra/sign-in/sign-in-flow.test.ts',
  'test/infra/local/issuer.test.ts',
  'test/infra/local/sign-in/*.test.ts',
  'test/previous-version/items.test.ts',
];

export default defineConfig({
  test: {
    // Once, unless `--watch` is asked for.
    watch: false,
    globalSetup: ['test/support/dynamodb-engine.ts', 'test/support/run-folder.ts'],
    // As many as there are end-to-end tests that mostly wait, beside one for each core that computes.
    maxWorkers: 4 + availableParallelism(),
    sequence: { sequencer: SlowFirst },
    projects: [
      // Files of these share a worker and its environment, and what they import is loaded once.
      { test: { ...WORLDS, name: 'unit', include: UNIT, isolate: false } },
      {
        test: {
          ...WORLDS,
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: [...UNIT, ...END_TO_END, ...SHARED, ...CONSOLE, ...LAMBDAS, ...ALONE],
          env: { [STARTS_STACKS]: 'true' },
          isolate: false,
        },
      },
      { test: { ...WORLDS, name: 'lambdas', include: LAMBDAS, isolate: false } },
      { test: { ...WORLDS, name: 'alone', include: ALONE, exclude: LAMBDAS } },
      // A process has one stack for all its files; without isolation few processes take them all, one after the other.
      { test: { ...TIMEOUTS, name: 'shared', include: SHARED, isolate: false } },
      { test: { ...TIMEOUTS, name: 'e2e', include: END_TO_END } },
      { test: { ...TIMEOUTS, name: 'console', include: CONSOLE } },
    ],
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts'],
      reporter: ['text-summary', 'lcov'],
      thresholds: { lines: 85 },
    },
  },
});
