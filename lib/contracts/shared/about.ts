import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** The chapters of the API document, in its order. */
export const TAGS = {
  Affiliates: 'Who is paid: profiles, balances, holds.',
  Commissions: 'What is owed: approved commissions, reversals, adjustments.',
  'Rise accounts': 'Where the money goes: the accounts of affiliates at the payment provider.',
  Batches: 'Payouts: preview, create, approve, execute, cancel.',
  Transactions: 'Single payments: what became of each, retry, cancel, resolve.',
  Reports: 'What was paid, by period and by affiliate.',
  Audit: 'Who did what, and the proof that nobody changed the record of it.',
  Configuration: 'Rules, limits, schedules and the pause.',
  Webhooks: 'What the payment provider tells us.',
  Operations: 'Health, incidents, and this document.',
} as const;
export type Tag = keyof typeof TAGS;

/** Every status of an answer that is not a problem. */
export type AnswerStatus = 200 | 201 | 202 | 503;

/** What a reader of the API document is told about a route beside its schemas. */
export type About<PathIn, QueryIn, BodyIn, Answer> = {
  readonly tag: Tag;
  /** A few words, as in a table of contents. */
  readonly summary: string;
  /** What the summary cannot say; CommonMark. */
  readonly description?: string;
  /** What each status means that the route answers with, problems apart. */
  readonly answers: Readonly<Partial<Record<AnswerStatus, string>>>;
  /**
   * What the route can refuse with. Not named here is what follows from its schemas: a body that is not JSON or too
   * large, `invalid_request`, `invalid_cursor`, the codes of an idempotency key, `internal_error`.
   */
  readonly problems: readonly ProblemCode[];
  /** Takes the header `Idempotency-Key`. */
  readonly idempotent?: true;
  /** Headers of the request that mean something, by name in small letters. */
  readonly headers?: Readonly<Record<string, HeaderAbout>>;
  /** The body as it is meant, where it is checked row by row and its schema takes any row. */
  readonly documentedBody?: z.ZodType<unknown, BodyIn>;
  /** Set where the body is taken byte by byte and may be any JSON. */
  readonly rawBody?: true;
  /** The answer in formats beside JSON: an example for each media type, such as `text/csv`. */
  readonly otherFormats?: Readonly<Record<string, string>>;
  readonly example: Example<PathIn, QueryIn, BodyIn, Answer>;
};

/** Of a route that is not known by its types. */
export type AnyAbout = About<unknown, unknown, unknown, unknown>;

type HeaderAbout = { readonly description: string; readonly required: boolean; readonly example: string };

/** One request, as it is sent, and the answer to it. Parts that a route does not take are left out. */
type Example<PathIn, QueryIn, BodyIn, Answer> = {
  readonly path?: PathIn;
  readonly query?: QueryIn;
  readonly body?: BodyIn;
  readonly answer: Answer;
};
