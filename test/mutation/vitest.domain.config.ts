import { defineConfig } from 'vitest/config';

/** Only the tests of the rules, which Stryker runs against each of its changes to `lib/domain`. */
export default defineConfig({
  test: { include: ['test/lib/domain/**/*.test.ts'], testTimeout: 120_000, isolate: false, watch: false },
});
