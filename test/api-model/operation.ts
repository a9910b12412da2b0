import * as z from 'zod';
import type { Model, User } from './model.ts';

/** One request of a client. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly user: User;
  readonly body?: object;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** One thing that a client may do, and its expected result. */
export interface Operation {
  /** In words, for the list of requests. */
  readonly name: string;
  /** `undefined` if it makes no sense in the present state. */
  call(model: Model): Call | undefined;
  /** Changes the model as the product should change. @returns what is wrong with the answer; nothing if it is right */
  judge(model: Model, answer: Answered, call: Call): string | undefined;
}

const problemSchema = z.object({ code: z.string() });

/** `201`, or `409 nothing_payable`. */
export const outcomeOf = ({ status, text }: Answered): string => {
  if (status < 400) return String(status);
  return `${status} ${problemSchema.safeParse(JSON.parse(text)).data?.code}`;
};

export const expected = (outcome: string, answer: Answered): string | undefined => {
  const got = outcomeOf(answer);
  return got === outcome ? undefined : `expected ${outcome}, and got ${got}: ${answer.text.slice(0, 300)}`;
};

/** The thing with that number, counted round. */
export const nthOf = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(1, list.length)];
