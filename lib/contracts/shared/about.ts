import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** The chapters of the API document, in its order. */
export const TAGS = {
  Affiliates: 'Who is paid: profiles, balances, holds.',
  Commissions: 'What is owed: approved commissions, reversals, adjustments.',
  'Rise accounts': 'Where the money goes: the accounts of affiliates at the payment provider.',
  Batches: 'Preview, create, approve, execute and cancel payouts.',
  Transactions: 'Single payments: their status; retry, cancel, resolve.',
  Reports: 'What was paid, by period and by affiliate.',
  Audit: 'Who did what, and the proof that nobody changed the record of it.',
  Configuration: 'Rules, limits, schedules and the pause.',
  Webhooks: 'What the payment provider tells us.',
  Operations: 'Health, incidents, and this document.',
} as const;
export type Tag = keyof typeof TAGS;

/** Every status of an answer that is not a problem. */
export type AnswerStatus = 200 | 201 | 202 | 503;

/** What the API document says about a route beside its schemas. */
export type About<PathIn, QueryIn, BodyIn, Answer> = {
  readonly tag: Tag;
  /** A few words, as in a table of contents. */
  readonly summary: string;
  /** What the summary cannot say; CommonMark. */
  readonly description?: string;
  /** What each status of an answer means, except problems. */
  readonly answers: Readonly<Partial<Record<AnswerStatus, string>>>;
  /**
   * The problems that the route itself can answer. Those that follow from its schemas are not named here: a body that is
   * not JSON or too large, `invalid_request`, `invalid_cursor`, the codes of an idempotency key, `internal_error`.
   */
  readonly problems: readonly ProblemCode[];
  /** The route takes the header `Idempotency-Key`. */
  readonly idempotent?: true;
  /** Other headers that the route reads, by name in lower case. */
  readonly headers?: Readonly<Record<string, HeaderAbout>>;
  /** The real schema of the body, if rows are checked one by one and the request's own schema accepts any row. */
  readonly documentedBody?: z.ZodType<unknown, BodyIn>;
  /** Set if the route reads the bytes of the body, which may be any JSON. */
  readonly rawBody?: true;
  /** The answer in formats beside JSON: an example for each media type, such as `text/csv`. */
  readonly otherFormats?: Readonly<Record<string, string>>;
  readonly example: Example<PathIn, QueryIn, BodyIn, Answer>;
};

/** The same for a route whose types are not known. */
export type AnyAbout = About<unknown, unknown, unknown, unknown>;

type HeaderAbout = { readonly description: string; readonly required: boolean; readonly example: string };

/** One request as it is sent, and its answer. Parts that a route does not take are left out. */
type Example<PathIn, QueryIn, BodyIn, Answer> = {
  readonly path?: PathIn;
  readonly query?: QueryIn;
  readonly body?: BodyIn;
  readonly answer: Answer;
};
