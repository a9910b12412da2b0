import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { type LambdaError, type Reply, replySchema, type WorkerData } from './function-messages.ts';
import type { FunctionSpec } from './function-spec.ts';

/** How an invocation ended, as Lambda would report it. The payload is JSON text. */
export type InvocationResult =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: LambdaError };

export interface InstanceOptions {
  readonly spec: FunctionSpec;
  readonly environment: Readonly<Record<string, string>>;
  readonly jwks?: string | undefined;
  readonly compileCache?: string | undefined;
  readonly log: Writable;
}

// In megabytes. V8 begins with one, and a Lambda that loads fills that a dozen times. With four, a ninth of the processor time
// is saved until it has answered once, for two more megabytes of memory each.
setFlagsFromString('--min-semi-space-size=4');

/** Lambda allows the code outside the handler ten seconds. */
const INIT_TIMEOUT_MS = 10_000;

/**
 * One thread with one Lambda. It handles one invocation at a time, like an execution environment of Lambda. After a
 * time-out or a crash it cannot be used again.
 */
export class FunctionInstance {
  readonly #spec: FunctionSpec;
  readonly #worker: Worker;
  readonly #ready: Promise<LambdaError | undefined>;
  #onReply: (reply: Reply) => void = () => {};
  #onDeath: (error: LambdaError) => void = () => {};
  #death: LambdaError | undefined;

  constructor({ spec, environment, jwks, compileCache, log }: InstanceOptions) {
    this.#spec = spec;
    const workerData: WorkerData = {
      file: spec.file,
      exportName: spec.exportName,
      functionName: spec.functionName,
      functionArn: spec.arn,
      memoryMb: spec.memoryMb,
      ...(jwks === undefined ? {} : { jwks }),
    };
    this.#worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
      workerData,
      // The worker removes it again before the bundle can see it.
      env: { ...environment, ...(compileCache !== undefined && { NODE_COMPILE_CACHE: compileCache }) },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    });
    this.#worker.stdout.pipe(log, { end: false });
    this.#worker.stderr.pipe(log, { end: false });
    this.#worker.on('message', (message: unknown) => this.#onReply(replySchema.parse(message)));
    this.#worker.on('error', (error) => this.#die(crashOf(error)));
    this.#worker.on('exit', (code) =>
      this.#die({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: exit status ${code}` }),
    );
    this.#ready = this.#awaitReady();
  }

  get isDead(): boolean {
    return this.#death !== undefined;
  }

  /** Runs the handler once. Never rejects: an error is part of the result. */
  async invoke(event: string): Promise<InvocationResult> {
    const initError = await this.#ready;
    if (initError !== undefined) return { ok: false, error: initError };
    const requestId = randomUUID();
    const milliseconds = this.#spec.timeoutSeconds * 1_000;
    const { promise, resolve } = Promise.withResolvers<InvocationResult>();
    const timer = setTimeout(() => {
      const seconds = this.#spec.timeoutSeconds.toFixed(2);
      this.#die({
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
      });
    }, milliseconds);
    this.#onDeath = (error) => resolve({ ok: false, error });
    this.#onReply = (reply) => {
      switch (reply.type) {
        case 'result':
          resolve({ ok: true, payload: reply.payload });
          return;
        case 'failure':
          resolve({ ok: false, error: reply.error });
          return;
        case 'ready':
          return;
        default:
          reply satisfies never;
      }
    };
    if (this.#death !== undefined) this.#onDeath(this.#death);
    else this.#worker.postMessage({ requestId, event, deadline: Date.now() + milliseconds });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#onReply = () => {};
      this.#onDeath = () => {};
    }
  }

  /** Ends the thread. A running invocation ends with an error that says why. */
  async stop(reason = 'The local stack is stopping.'): Promise<void> {
    this.#die({ errorType: 'Runtime.ExitError', errorMessage: reason });
    await this.#worker.terminate();
  }

  #awaitReady(): Promise<LambdaError | undefined> {
    const { promise, resolve } = Promise.withResolvers<LambdaError | undefined>();
    const timer = setTimeout(
      () => this.#die({ errorType: 'Sandbox.Timedout', errorMessage: 'Init timed out after 10.00 seconds' }),
      INIT_TIMEOUT_MS,
    );
    this.#onDeath = resolve;
    this.#onReply = (reply) => {
      if (reply.type === 'failure') this.#die(reply.error);
      else resolve(undefined);
    };
    return promise.finally(() => clearTimeout(timer));
  }

  #die(error: LambdaError): void {
    if (this.#death !== undefined) return;
    this.#death = error;
    this.#onDeath(error);
    void this.#worker.terminate();
  }
}

/** Lambda has its own name for a function that used up its memory. */
const crashOf = (error: unknown): LambdaError => {
  if (!(error instanceof Error)) return { errorType: 'Runtime.UnhandledError', errorMessage: String(error) };
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory
    ? { errorType: 'Runtime.OutOfMemory', errorMessage: 'Runtime exited with error: out of memory' }
    : { errorType: 'Runtime.UnhandledError', errorMessage: error.message };
};
