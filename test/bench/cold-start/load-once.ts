import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);

const loadSchema = z.strictObject({ milliseconds: z.number(), megabytes: z.number() });
export type Load = Readonly<z.output<typeof loadSchema>>;

/** As in Lambda: importing the module also prepares the SDK's clients. */
const LOADING = `
  const begun = performance.now();
  await import(process.argv[1]);
  const milliseconds = performance.now() - begun;
  const megabytes = process.memoryUsage.rss() / 1024 / 1024;
  process.stdout.write(JSON.stringify({ milliseconds, megabytes }));
`;

/** The variables that the Lambdas read while they are loaded. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  USER_POOL_ID: 'eu-central-1_Bench0001',
  USER_POOL_CLIENT_ID: 'bench',
  NODE_DISABLE_COMPILE_CACHE: '1',
};

/**
 * Loads a bundle in a fresh process, without a cache of compiled code.
 *
 * @returns how long the import took, and the memory of the whole process after it (1 MB: 1,048,576 bytes)
 */
export const loadOnce = async (bundle: string): Promise<Load> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', LOADING, bundle], {
    env: ENVIRONMENT,
  });
  return loadSchema.parse(JSON.parse(stdout));
};
