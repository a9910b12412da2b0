import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { type Invocation, invocationSchema, type Reply, workerDataSchema } from './function-messages.ts';

/**
 * Runs one Lambda's bundle in its own thread, in the role of Lambda's runtime. The bundle sees its environment and the AWS
 * SDK's endpoints, and nothing that tells where it runs.
 */

const port = parentPort;
if (port === null) throw new Error('function-worker.ts runs as a worker thread only');
const setup = workerDataSchema.parse(workerData);
// Node has read it by now, and on AWS it does not exist.
delete process.env.NODE_COMPILE_CACHE;

const moduleSchema = z.record(z.string(), z.unknown());
const handlerSchema = z.custom<(event: unknown, context: object) => unknown>((value) => typeof value === 'function');
const verifierSchema = z.object({
  cacheJwks: z.custom<(jwks: unknown) => void>((value) => typeof value === 'function'),
});

const reply = (message: Reply): void => port.postMessage(message);

const failureOf = (thrown: unknown): Reply => {
  const error =
    thrown instanceof Error ? thrown : new Error(typeof thrown === 'string' ? thrown : JSON.stringify(thrown));
  const trace = error.stack?.split('\n').slice(0, 20);
  return {
    type: 'failure',
    error: { errorType: error.name, errorMessage: error.message, ...(trace === undefined ? {} : { trace }) },
  };
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
const contextOf = ({ requestId, deadline }: Invocation): object => ({
  awsRequestId: requestId,
  functionName: setup.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: setup.functionArn,
  memoryLimitInMB: String(setup.memoryMb),
  logGroupName: `/aws/lambda/${setup.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

const load = async () => {
  const bundle = moduleSchema.parse({ ...(await import(pathToFileURL(setup.file).href)) });
  if (setup.jwks !== undefined) {
    const { verifier } = bundle;
    // Called on the object, not through the parsed copy: the verifier needs its `this`.
    if (!isVerifier(verifier)) throw new Error(`${setup.functionName} does not export a verifier with cacheJwks().`);
    verifier.cacheJwks(JSON.parse(setup.jwks));
  }
  return handlerSchema.parse(bundle[setup.exportName], {
    error: () => `${setup.functionName} does not export a function named ${setup.exportName}`,
  });
};

const isVerifier = (value: unknown): value is z.output<typeof verifierSchema> =>
  typeof value === 'object' && value !== null && 'cacheJwks' in value && typeof value.cacheJwks === 'function';

try {
  const handler = await load();
  port.on('message', async (message: unknown) => {
    const invocation = invocationSchema.parse(message);
    try {
      const payload: string | undefined = JSON.stringify(
        await handler(JSON.parse(invocation.event), contextOf(invocation)),
      );
      reply({ type: 'result', payload: payload ?? 'null' });
    } catch (error) {
      reply(failureOf(error));
    }
  });
  reply({ type: 'ready' });
} catch (error) {
  reply(failureOf(error));
}
