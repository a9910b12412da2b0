import * as z from 'zod';
import { givenTimeField } from '../../lib/contracts/shared/given-time.ts';
import { type DecidedPayee, decidedPayeeSchema } from './bank-payees.ts';
import { type AskedWebhook, askedWebhookSchema } from './bank-webhooks.ts';
import { wordsOf } from './console.ts';
import { type WentOut, wentOutQuery } from './events/went-out.ts';
import type { InvocationResult } from './function-instance.ts';
import type { Killed } from './function-pool.ts';
import type { HttpRequest } from './http-request.ts';
import type { HttpResponse } from './http-response.ts';
import type { LostFirings } from './lost-firings.ts';

/** Below this path lies what exists in the local stack only. */
export const LOCAL_PREFIX = '/_local/';

/** What `GET /_local/stack` says, for the commands that talk to a running stack. */
export const stackInfoSchema = z.object({
  pid: z.number(),
  dataDir: z.string(),
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
  /** The Lambda that the user pool asks before it issues tokens. */
  tokenTrigger: z.string(),
  /** For AWS_ENDPOINT_URL_SFN: the executions of the running stack, for the AWS CLI or an SDK. */
  stepFunctionsEndpoint: z.url(),
  /** For `aws dynamodb --endpoint-url` or an SDK: the table of the running stack. */
  dynamodbEndpoint: z.url(),
  tableName: z.string(),
});
export type StackInfo = z.output<typeof stackInfoSchema>;

/** Of `POST /_local/schedules/{name}`: for which time it fires, now by default. */
const firingSchema = z.strictObject({
  scheduledTime: givenTimeField.transform((at) => new Date(at)).optional(),
});

export interface LocalRoutesOptions {
  readonly stack: StackInfo;
  readonly movements: () => Promise<readonly unknown[]>;
  readonly schedules: {
    readonly names: readonly string[];
    fire(name: string, scheduledTime?: Date): Promise<InvocationResult | undefined>;
  };
  /** Firings that were given up: on AWS they lie in a queue. */
  readonly lostFirings: Pick<LostFirings, 'all'>;
  readonly functions: {
    readonly names: readonly string[];
    find(name: string): string | undefined;
    invoke(arn: string, event: unknown): Promise<InvocationResult>;
    kill(arn: string): Promise<Killed>;
  };
  readonly wentOut: Pick<WentOut, 'read'>;
  /** The Mock bank sends a webhook about a payment; the API's answer to it. */
  readonly sendWebhook: (asked: AskedWebhook) => Promise<unknown>;
  /** The Mock bank decides about a payee. */
  readonly decidePayee: (decided: DecidedPayee) => Promise<DecidedPayee>;
}

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** The answer of a Lambda that was invoked by hand: its payload, or Lambda's error with status 502. */
const invoked = (result: InvocationResult): HttpResponse =>
  result.ok ? json(200, JSON.parse(result.payload)) : json(502, result.error);

/** Serves `/_local/*`. */
export const localRoutes = ({
  stack,
  movements,
  schedules,
  lostFirings,
  functions,
  wentOut,
  sendWebhook,
  decidePayee,
}: LocalRoutesOptions) => {
  const serve = async ({ method, path, query, body }: HttpRequest): Promise<HttpResponse> => {
    const route = `${method} ${path.slice(LOCAL_PREFIX.length - 1)}`;
    if (route === 'GET /stack') return json(200, stack);
    if (route === 'GET /events') {
      const asked = wentOutQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
      return asked.success ? json(200, await wentOut.read(asked.data)) : unprocessable(asked.error);
    }
    if (route === 'GET /bank') return json(200, { movements: await movements() });
    if (route === 'GET /schedules') return json(200, { schedules: schedules.names, lost: lostFirings.all });
    const schedule = /^POST \/schedules\/([^/]+)$/.exec(route)?.[1];
    if (schedule !== undefined) {
      const asked = firingSchema.safeParse(JSON.parse(body.toString() || '{}'));
      if (!asked.success) return unprocessable(asked.error);
      const result = await schedules.fire(schedule, asked.data.scheduledTime);
      return result === undefined ? unknown('schedule', schedule, schedules.names) : invoked(result);
    }
    if (route === 'POST /bank/webhooks') {
      const asked = askedWebhookSchema.safeParse(JSON.parse(body.toString() || '{}'));
      return asked.success ? json(200, await sendWebhook(asked.data)) : unprocessable(asked.error);
    }
    if (route === 'POST /bank/payees') {
      const decided = decidedPayeeSchema.safeParse(JSON.parse(body.toString() || '{}'));
      return decided.success ? json(200, await decidePayee(decided.data)) : unprocessable(decided.error);
    }
    const [, name, action] = /^POST \/functions\/([^/]+)\/(invocations|kill)$/.exec(route) ?? [];
    if (name !== undefined) {
      const arn = functions.find(decodeURIComponent(name));
      if (arn === undefined) return unknown('function', name, functions.names);
      if (action === 'kill') return json(200, await functions.kill(arn));
      return invoked(await functions.invoke(arn, JSON.parse(body.length === 0 ? '{}' : body.toString())));
    }
    return json(404, { message: `The local stack has no ${method} ${path}` });
  };

  return async (request: HttpRequest): Promise<HttpResponse> => {
    // A web page that is open in a browser on this machine must not be able to run payouts.
    if (request.headers.origin !== undefined) return json(403, { message: 'Not for browsers' });
    try {
      return await serve(request);
    } catch (error) {
      return json(500, { message: wordsOf(error) });
    }
  };
};

const unprocessable = (error: z.ZodError): HttpResponse => json(422, { message: z.prettifyError(error) });

const unknown = (kind: string, name: string, known: readonly string[]): HttpResponse =>
  json(404, { message: `There is no ${kind} "${name}". Known: ${known.join(', ')}` });
