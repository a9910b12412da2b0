import type { Rise } from '../rise.ts';
import type { User } from '../teams/user.ts';
import type { Address } from './ids.ts';
import type { Operation } from './operations.ts';

/** A request as a route sees it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** The person who signed in, with their present state at the bank. */
export interface Caller {
  readonly wallet: Address;
  readonly user: User;
}

interface RouteBase {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `:name` for parameters. */
  readonly path: string;
}

/** An endpoint of Rise: answers the `data` of a success, or throws a Refusal. */
export type RiseRoute =
  | (RouteBase & { readonly signedIn: false; serve(rise: Rise, call: Call): unknown })
  | (RouteBase & { readonly signedIn: true; serve(rise: Rise, call: Call, caller: Caller): unknown });
