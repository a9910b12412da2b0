import { resolve } from 'node:path';
import * as z from 'zod';

const PROJECT = resolve(import.meta.dirname, '../..');

/** The port and the data folder, unless the environment names others. */
export const DEFAULT_PORT = 3000;
export const DEFAULT_DATA_DIR = resolve(PROJECT, '.local');

const settingsSchema = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int()
    .min(0)
    .max(65_535)
    .default(DEFAULT_PORT)
    .describe('0 lets the system choose'),
  DATA_DIR: z.string().min(1).default(DEFAULT_DATA_DIR),
  DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  SYNTHESISED_DIR: z.string().min(1).optional(),
  STREAM_RETRY_ATTEMPTS: z.coerce.number({ error: 'must be a number of times' }).int().min(1).optional(),
});

/** What a person can set when starting the local stack. */
export interface Settings {
  readonly port: number;
  /** Absolute. Holds the database, the issuer's key, logs and the stack file. */
  readonly dataDir: string;
  /** Uses this DynamoDB engine instead of starting one. */
  readonly dynamodbEndpoint: string | undefined;
  /** Absolute. A folder shared by stacks that are started often, so that equal sources are synthesised only once. */
  readonly synthesisedDir?: string | undefined;
  /** How often an event is retried before it is given up. It overrides the template. */
  readonly streamRetryAttempts?: number | undefined;
}

/**
 * Reads PORT, DATA_DIR, DYNAMODB_ENDPOINT, SYNTHESISED_DIR and STREAM_RETRY_ATTEMPTS. A relative folder starts at the root
 * of the project.
 *
 * @throws Error that names each variable that cannot be used
 */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) throw new Error(`The environment cannot be used:\n${z.prettifyError(parsed.error)}`);
  return {
    port: parsed.data.PORT,
    dataDir: resolve(PROJECT, parsed.data.DATA_DIR),
    dynamodbEndpoint: parsed.data.DYNAMODB_ENDPOINT,
    ...(parsed.data.SYNTHESISED_DIR && { synthesisedDir: resolve(PROJECT, parsed.data.SYNTHESISED_DIR) }),
    streamRetryAttempts: parsed.data.STREAM_RETRY_ATTEMPTS,
  };
};
