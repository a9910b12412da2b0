import type { Person } from '../audit/actor.ts';
import { addSeconds, type Instant } from '../shared/time.ts';

/** A change that one person proposes, and that takes effect once a second person asks for the same. */
export type Proposal = {
  /** Derived from the request that proposed it, so that the same request finds its own proposal. */
  readonly proposalId: string;
  readonly by: Person;
  readonly at: Instant;
  /** When it lapses. */
  readonly expiresAt: Instant;
};

/** Long enough to reach a second person on a working day, too short to be forgotten. */
const PROPOSAL_SECONDS = 86_400;

export function newProposal(proposalId: string, by: Person, at: Instant): Proposal {
  return { proposalId, by, at, expiresAt: addSeconds(at, PROPOSAL_SECONDS) };
}

/** The proposal, unless it has lapsed. */
export function liveProposal<T extends Proposal>(proposal: T | undefined, now: Instant): T | undefined {
  return proposal && now < proposal.expiresAt ? proposal : undefined;
}
