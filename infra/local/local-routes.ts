import * as z from 'zod';
import { givenTimeField } from '../../lib/contracts/shared/given-time.ts';
import { type GivenFunds, givenFundsSchema } from './bank-funds.ts';
import { type DecidedPayee, decidedPayeeSchema } from './bank-payees.ts';
import { type AskedWebhook, askedWebhookSchema } from './bank-webhooks.ts';
import { type WentOut, wentOutQuery } from './events/went-out.ts';
import type { InvocationResult } from './function-instance.ts';
import type { Killed } from './function-pool.ts';
import type { HttpRequest } from './http-request.ts';
import type { HttpResponse } from './http-response.ts';
import type { LostFirings } from './lost-firings.ts';

/** The paths below this one exist in the local stack only. */
export const LOCAL_PREFIX = '/_local/';

/** The answer of `GET /_local/stack`, for the commands that talk to a running stack. */
export const stackInfoSchema = z.object({
  pid: z.number(),
  dataDir: z.string(),
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
  /** The Lambda that the user pool calls before it issues tokens. */
  tokenTrigger: z.string(),
  /** For AWS_ENDPOINT_URL_SFN: gives the AWS CLI or an SDK the executions of the running stack. */
  stepFunctionsEndpoint: z.url(),
  /** For `aws dynamodb --endpoint-url` or an SDK: gives the table of the running stack. */
  dynamodbEndpoint: z.url(),
  tableName: z.string(),
});
export type StackInfo = z.output<typeof stackInfoSchema>;

/** The body of `POST /_local/schedules/{name}`: the time that it fires for, now by default. */
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
  /** Firings that were given up. On AWS they are in a queue. */
  readonly lostFirings: Pick<LostFirings, 'all'>;
  readonly functions: {
    readonly names: readonly string[];
    find(name: string): string | undefined;
    invoke(arn: string, event: unknown): Promise<InvocationResult>;
    kill(arn: string): Promise<Killed>;
  };
  readonly wentOut: Pick<WentOut, 'read'>;
  /** Makes the Mock bank send a webhook about a payment. @returns the API's answer to it */
  readonly sendWebhook: (asked: AskedWebhook) => Promise<unknown>;
  /** Makes the Mock bank decide about a payee. */
  readonly decidePayee: (decided: DecidedPayee) => Promise<DecidedPayee>;
  /** Sets what the Mock bank has to pay from. */
  readonly fund: (given: GivenFunds) => Promise<void>;
  /** The address of the Rise sandbox, if this stack has one. */
  readonly riseUrl?: string | undefined;
}

export const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** The answer of a Lambda that was invoked by hand: its payload, or with status 502 its error. */
const invoked = (result: InvocationResult): HttpResponse =>
  result.ok ? json(200, JSON.parse(result.payload)) : json(502, result.error);

/** One route that only the local stack has, as it is shown to people. */
export interface ShownRoute {
  readonly method: 'GET' | 'POST';
  readonly path: `${typeof LOCAL_PREFIX}${string}`;
  readonly about: string;
}

export interface LocalRoute extends ShownRoute {
  /** `name` is the part of the path that the braces stand for. */
  readonly serve: (request: HttpRequest, name: string) => HttpResponse | Promise<HttpResponse>;
}

const given = ({ body }: HttpRequest): unknown => JSON.parse(body.length === 0 ? '{}' : body.toString());

/** The routes that only the local stack has. */
export const localRoutes = ({
  stack,
  movements,
  schedules,
  lostFirings,
  functions,
  wentOut,
  sendWebhook,
  decidePayee,
  fund,
  riseUrl,
}: LocalRoutesOptions): readonly LocalRoute[] => {
  const withFunction = async (name: string, work: (arn: string) => Promise<HttpResponse>): Promise<HttpResponse> => {
    const arn = functions.find(name);
    return arn === undefined ? unknown('function', name, functions.names) : work(arn);
  };
  return [
    {
      method: 'GET',
      path: '/_local/stack',
      about: 'What this stack consists of, and where its engines listen',
      serve: () => json(200, stack),
    },
    {
      method: 'GET',
      path: '/_local/bank',
      about: 'What the bank really moved, Mock or sandbox; reference = transaction id',
      serve: async () => json(200, { movements: await movements() }),
    },
    ...(riseUrl === undefined
      ? []
      : [
          {
            method: 'GET',
            path: '/_local/rise',
            about: 'Where the Rise sandbox is, and its control routes (docs/riseworks.md)',
            serve: async () => json(200, { url: riseUrl, control: `${riseUrl}/_local` }),
          } as const,
        ]),
    {
      method: 'GET',
      path: '/_local/events',
      about: 'What went out to other systems and to people; ?detailType&since&limit',
      serve: async ({ query }) => {
        const asked = wentOutQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
        return asked.success ? json(200, await wentOut.read(asked.data)) : unprocessable(asked.error);
      },
    },
    {
      method: 'GET',
      path: '/_local/schedules',
      about: 'The schedules, and the firings that were given up',
      serve: () => json(200, { schedules: schedules.names, lost: lostFirings.all }),
    },
    {
      method: 'POST',
      path: '/_local/schedules/{name}',
      about: 'Fires a schedule now; {"scheduledTime"} says for when',
      serve: async (request, name) => {
        const asked = firingSchema.safeParse(given(request));
        if (!asked.success) return unprocessable(asked.error);
        const result = await schedules.fire(name, asked.data.scheduledTime);
        return result === undefined ? unknown('schedule', name, schedules.names) : invoked(result);
      },
    },
    {
      method: 'POST',
      path: '/_local/bank/webhooks',
      about: 'Makes the Mock bank send a webhook about {"transactionId"}',
      serve: async (request) => {
        const asked = askedWebhookSchema.safeParse(given(request));
        return asked.success ? json(200, await sendWebhook(asked.data)) : unprocessable(asked.error);
      },
    },
    {
      method: 'POST',
      path: '/_local/bank/payees',
      about: 'Makes the Mock bank decide about a payee: {"riseId", "kycStatus"}',
      serve: async (request) => {
        const decided = decidedPayeeSchema.safeParse(given(request));
        return decided.success ? json(200, await decidePayee(decided.data)) : unprocessable(decided.error);
      },
    },
    {
      method: 'POST',
      path: '/_local/bank/funds',
      about: 'Sets what the Mock bank has to pay from: {"currency", "amount"}; an amount of null is no limit',
      serve: async (request) => {
        const asked: unknown = given(request);
        const funds = givenFundsSchema.safeParse(asked);
        if (!funds.success) return unprocessable(funds.error);
        await fund(funds.data);
        return json(200, asked);
      },
    },
    {
      method: 'POST',
      path: '/_local/functions/{name}/invocations',
      about: 'Runs one Lambda with the event that is sent',
      serve: (request, name) => withFunction(name, async (arn) => invoked(await functions.invoke(arn, given(request)))),
    },
    {
      method: 'POST',
      path: '/_local/functions/{name}/kill',
      about: 'Ends one Lambda in the middle of what it does',
      serve: (_request, name) => withFunction(name, async (arn) => json(200, await functions.kill(arn))),
    },
  ];
};

const unprocessable = (error: z.ZodError): HttpResponse => json(422, { message: z.prettifyError(error) });

const unknown = (kind: string, name: string, known: readonly string[]): HttpResponse =>
  json(404, { message: `There is no ${kind} "${name}". Known: ${known.join(', ')}` });
