import { type Person, personOf } from '../../domain/audit/actor.ts';
import type { AuditDetails } from '../../domain/audit/audit.ts';
import { liveProposal, newProposal, type Proposal } from '../../domain/settings/proposal.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';

/** Every caller of such a route is a person. A part of the system here is a mistake in the wiring. */
export function requirePerson({ actor }: Context): Person {
  const person = personOf(actor);
  if (!person) throw new Error('a change that needs two people can only be proposed or approved by a person');
  return person;
}

/** A proposal by this request. */
export function proposalOf(context: Context): Proposal {
  return newProposal(proposalIdOf(context), requirePerson(context), context.now());
}

/** For the audit log: the proposal that a change of these settings, or of these holds, removes. */
export function takenAway(context: Context, { proposal }: { readonly proposal?: Proposal | undefined }): AuditDetails {
  const live = liveProposal(proposal, context.now());
  return live ? { takesAwayProposal: live.proposalId } : {};
}

/** Whether this very request made the proposal. Then its first try died, or its answer was lost. */
export function isOwnProposal(context: Context, proposal: Proposal | undefined): boolean {
  return proposal?.proposalId === proposalIdOf(context);
}

const proposalIdOf = (context: Context) => context.idFor('proposal');

/**
 * The person who confirms. They differ from the first one by the `sub`, whatever their names.
 *
 * @throws PayoutError `second_person_required`
 */
export function confirmingPerson(context: Context, { by: first }: Pick<Proposal, 'by'>, what: string): Person {
  const by = requirePerson(context);
  if (by.sub === first.sub) throw new PayoutError({ code: 'second_person_required', what, first: first.name });
  return by;
}
