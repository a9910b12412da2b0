import { STARTS_STACKS } from '../../support/starts-stacks.ts';

if (process.env[STARTS_STACKS] !== undefined) {
  throw new Error(
    'What imports silent-log.ts changes the environment, with which other tests of this project start stacks: list it under LAMBDAS in vitest.config.ts',
  );
}

/** Imported before anything that logs or measures. Tests that look at the log make a logger of their own. */
Object.assign(process.env, { LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
