import * as z from 'zod';

/** The data that a worker is started with. */
export interface WorkerData {
  /** The bundle, and the name of the function that it exports. */
  readonly file: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** The local issuer's keys, for the one bundle that exports a `verifier`. */
  readonly jwks?: string;
}

/** A message to the worker. Events are JSON text, as on their way to Lambda, so nothing else can get through. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  readonly deadline: number;
}

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
