import { defineConfig } from 'vitest/config';
import { EndToEndFirst } from './test/support/end-to-end-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Once, unless `--watch` is asked for.
    watch: false,
    globalSetup: ['test/support/dynamodb-engine.ts'],
    // The end-to-end tests each run a whole stack of their own: more of them at once only get in each other's way.
    maxWorkers: 2,
    sequence: { sequencer: EndToEndFirst },
    // They end what hangs; how fast the machine is decides no test.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts'],
      reporter: ['text-summary', 'lcov'],
      thresholds: { lines: 85 },
    },
  },
});
