import { defineConfig } from 'vitest/config';

/** The tests of the rules alone: what Stryker runs against each of its changes to `lib/domain`. */
export default defineConfig({
  test: { include: ['test/lib/domain/**/*.test.ts'], testTimeout: 120_000, isolate: false, watch: false },
});
