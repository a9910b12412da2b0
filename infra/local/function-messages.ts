import * as z from 'zod';

/** The data that a worker is started with. */
export const workerDataSchema = z.object({
  /** The bundle, and the name of the function that it exports. */
  file: z.string(),
  exportName: z.string(),
  functionName: z.string(),
  functionArn: z.string(),
  memoryMb: z.number(),
  /** The local issuer's keys, for the one bundle that exports a `verifier`. */
  jwks: z.string().optional(),
});
export type WorkerData = z.output<typeof workerDataSchema>;

/** A message to the worker. Events are JSON text, as on their way to Lambda, so nothing else can get through. */
export const invocationSchema = z.object({ requestId: z.string(), event: z.string(), deadline: z.number() });
export type Invocation = z.output<typeof invocationSchema>;

/** The shape in which Lambda reports a failed invocation. */
export const lambdaErrorSchema = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()).optional(),
});
export type LambdaError = z.output<typeof lambdaErrorSchema>;

/** A message from the worker. */
export const replySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('result'), payload: z.string() }),
  z.object({ type: z.literal('failure'), error: lambdaErrorSchema }),
]);
export type Reply = z.output<typeof replySchema>;
