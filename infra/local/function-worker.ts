import { flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Invocation, Reply, WorkerData } from './function-messages.ts';

/**
 * Runs one Lambda's bundle in its own thread, in the role of Lambda's runtime. The bundle sees its environment and the AWS
 * SDK's endpoints, and nothing that tells where it runs.
 *
 * It imports nothing but parts of Node, because every instance of every Lambda loads it. Only `function-instance.ts` talks to it, and sends
 * what the types say.
 */

const port = parentPort;
if (port === null) throw new Error('function-worker.ts runs as a worker thread only');
const setup: WorkerData = workerData;
// Node has read it by now, and on AWS it does not exist.
delete process.env.NODE_COMPILE_CACHE;

type Handler = (event: unknown, context: object) => unknown;

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

const load = async (): Promise<Handler> => {
  const bundle: Readonly<Record<string, unknown>> = await import(pathToFileURL(setup.file).href);
  if (setup.jwks !== undefined) {
    const { verifier } = bundle;
    if (!isVerifier(verifier)) throw new Error(`${setup.functionName} does not export a verifier with cacheJwks().`);
    verifier.cacheJwks(JSON.parse(setup.jwks));
  }
  const handler = bundle[setup.exportName];
  if (!isHandler(handler))
    throw new Error(`${setup.functionName} does not export a function named ${setup.exportName}`);
  return handler;
};

const isHandler = (value: unknown): value is Handler => typeof value === 'function';
const isVerifier = (value: unknown): value is { cacheJwks(jwks: unknown): void } =>
  typeof value === 'object' && value !== null && 'cacheJwks' in value && typeof value.cacheJwks === 'function';

let isKept = false;
/** Once a handler has run, most of what it needs is compiled. Other instances that start at the same time find it at once. */
const keepCompiled = (): void => {
  if (isKept) return;
  isKept = true;
  flushCompileCache();
};

try {
  const handler = await load();
  port.on('message', async (invocation: Invocation) => {
    try {
      const payload: string | undefined = JSON.stringify(
        await handler(JSON.parse(invocation.event), contextOf(invocation)),
      );
      reply({ type: 'result', payload: payload ?? 'null' });
      keepCompiled();
    } catch (error) {
      reply(failureOf(error));
    }
  });
  reply({ type: 'ready' });
} catch (error) {
  reply(failureOf(error));
}
