import { embeddedInMemory, startInMemory } from '../../support/memory-engine.ts';

/**
 * Runs the work beside an embedded DynamoDB engine of its own, whose data is in memory and goes away with it.
 *
 * @param work gets the engine's endpoint
 */
export const besideEngine = async <T>(work: (endpoint: string) => Promise<T>): Promise<T> => {
  const engine = await startInMemory(embeddedInMemory());
  try {
    return await work(engine.endpoint);
  } finally {
    await engine.stop();
  }
};
