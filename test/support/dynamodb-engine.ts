import type { TestProject } from 'vitest/node';
import { javaEngineInMemory } from '../../infra/local/dynamodb-local.ts';
import { DEFAULT_DATA_DIR } from '../../infra/local/settings.ts';
import { type EngineCommand, embeddedInMemory, startInMemory } from './memory-engine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    dynamodbEndpoint: string;
    /** Whether the engine refuses everything that AWS refuses. The embedded one accepts some of it. */
    isDynamodbStrict: boolean;
    /** Whether worlds are on the engine themselves, and not on a simulated table that is held to it. */
    areWorldsOnEngine: boolean;
  }
}

const DYNAMODB_LOCAL = 'dynamodb-local';
const ENGINE = 'engine';
/** The mode without an engine, and the value in place of its endpoint. */
export const SIMULATED = 'simulated';

/**
 * One DynamoDB engine, in memory, for all tests; every test file makes tables of its own in it. With
 * `vitest --mode dynamodb-local` it is Amazon's own, with `--mode simulated` there is none, otherwise it is the embedded one.
 * With `--mode engine` worlds are on it, too, as they are with Amazon's.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('isDynamodbStrict', project.vite.config.mode === DYNAMODB_LOCAL);
  project.provide('areWorldsOnEngine', [DYNAMODB_LOCAL, ENGINE].includes(project.vite.config.mode));
  const given = project.vite.config.mode === SIMULATED ? SIMULATED : process.env.DYNAMODB_ENDPOINT;
  if (given) {
    project.provide('dynamodbEndpoint', given);
    return async () => {};
  }
  const engine = await startInMemory(await engineCommand(project.vite.config.mode));
  project.provide('dynamodbEndpoint', engine.endpoint);
  return engine.stop;
}

async function engineCommand(mode: string): Promise<EngineCommand> {
  if (mode !== DYNAMODB_LOCAL) return embeddedInMemory();
  return javaEngineInMemory(DEFAULT_DATA_DIR, (words) => void process.stderr.write(`${words}\n`));
}
