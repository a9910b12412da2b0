import type { Instant } from '../../domain/shared/time.ts';
import type { Occasion } from './derived-id.ts';

/** What identifies a request: the same person, route and key are the same request. */
export type RequestName = {
  readonly sub: string;
  /** Method and path with its parameters filled in. */
  readonly route: string;
  readonly key: string;
};

export type KeptAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

export type BeginRequest = {
  /** Hash of what was sent under the key. */
  readonly fingerprint: string;
  /** Whoever handles it this time. New for every try. */
  readonly owner: string;
  readonly now: Instant;
  /** Until when the owner may work on it. After that the owner counts as dead. */
  readonly leaseUntil: Instant;
};

/** A request that its owner is handling. */
export type HeldRequest = { readonly name: RequestName; readonly owner: string; readonly occasion: Occasion };

export type Begun =
  /** The caller handles it: for the first time, or again because the previous owner is dead. */
  | { readonly kind: 'begun'; readonly held: HeldRequest }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'in-progress'; readonly leaseUntil: Instant }
  /** Something else was sent under this key. */
  | { readonly kind: 'reused' };

/** Requests that came with an idempotency key, and their answers, for a day. */
export interface RequestRepository {
  begin(name: RequestName, request: BeginRequest): Promise<Begun>;
  /** False if another owner took the request over, because the lease had ended. */
  keepAnswer(held: HeldRequest, answer: KeptAnswer): Promise<boolean>;
  /** The owner gives up without an answer, so that the next try handles the request at once. */
  giveUp(held: HeldRequest, now: Instant): Promise<void>;
}
