import type { Instant } from '../../domain/shared/time.ts';
import type { Occasion } from './derived-id.ts';

/** A request as its sender names it: the same person, route and key are the same request. */
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
  /** Who handles it this time; new for every try. */
  readonly owner: string;
  readonly now: Instant;
  /** Until when the owner may work on it. After that the owner counts as dead. */
  readonly leaseUntil: Instant;
};

/** A request in the hands of its owner. */
export type HeldRequest = { readonly name: RequestName; readonly owner: string; readonly occasion: Occasion };

export type Begun =
  /** It is the caller's to handle: for the first time, or again because whoever handled it before is dead. */
  | { readonly kind: 'begun'; readonly held: HeldRequest }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'in-progress'; readonly leaseUntil: Instant }
  /** Under this key something else was sent. */
  | { readonly kind: 'reused' };

/** Requests that came with an idempotency key, and their answers, for a day. */
export interface RequestRepository {
  begin(name: RequestName, request: BeginRequest): Promise<Begun>;
  /** False when the request is no longer the owner's: its lease ended, and another one took it over. */
  keepAnswer(held: HeldRequest, answer: KeptAnswer): Promise<boolean>;
  /** The owner gives up without an answer: whoever asks next handles the request again, at once. */
  giveUp(held: HeldRequest, now: Instant): Promise<void>;
}
