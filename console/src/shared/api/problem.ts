import * as z from 'zod/mini';

const sideSchema = z.object({ commissionCount: z.number(), totalAmount: z.string() });

const problemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  code: z.string(),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  changes: z.optional(
    z.array(z.object({ affiliateId: z.string(), previewed: z.optional(sideSchema), now: z.optional(sideSchema) })),
  ),
  changeCount: z.optional(z.number()),
});
type ProblemBody = z.output<typeof problemSchema>;

/** What API Gateway says by itself, before a Lambda of ours is asked. */
const gatewaySchema = z.object({ message: z.string() });

/** The API has answered, and the answer is no. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** Of the HTTP answer. */
  readonly status: number;
  /** The problem details, if the API itself has answered. */
  readonly body: ProblemBody | undefined;

  constructor(status: number, answer: unknown) {
    const body = z.safeParse(problemSchema, answer).data;
    const message = body?.detail ?? z.safeParse(gatewaySchema, answer).data?.message;
    super(message ?? `The server answered with ${status}`);
    this.status = status;
    this.body = body;
  }

  /** A stable word for what was wrong, or the HTTP status. */
  get code(): string {
    return this.body?.code ?? `http_${this.status}`;
  }
}

/** Nothing came back: whether the request arrived is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** The sign-in has ended; the page says so, and offers to sign in again. */
export class SignInEnded extends Error {
  override readonly name = 'SignInEnded';
}

/** Whether asking again may help: nothing came back, or the server was not well. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ConnectionLost || (error instanceof Problem && (error.status === 429 || error.status >= 500));
