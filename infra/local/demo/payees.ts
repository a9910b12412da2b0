import * as z from 'zod';
import type { BehaviourOf } from './faults.ts';
import type { PayoutClient } from './payout-client.ts';

/** The account of an affiliate at the provider. */
export type RiseIdOf = (affiliateId: string) => string;

/** Accounts at the Mock bank. Their ids say how they behave. */
export const mockPayees =
  (behaviourOf: BehaviourOf): RiseIdOf =>
  (affiliateId) =>
    `mock:${behaviourOf(affiliateId)}:${affiliateId}`;

const usersSchema = z.object({ users: z.array(z.object({ riseid: z.string() })) });

/**
 * Makes a user at the RiseWorks sandbox for each affiliate.
 *
 * @throws Error if the stack has no sandbox, or the sandbox does not make them
 */
export const sandboxPayees = async (client: PayoutClient, affiliateIds: readonly string[]): Promise<RiseIdOf> => {
  const answer = await fetch(`${await client.riseControl()}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count: affiliateIds.length }),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} instead of making the payees.`);
  const { users } = usersSchema.parse(await answer.json());
  const riseIds = new Map(affiliateIds.map((affiliateId, index) => [affiliateId, users[index]?.riseid]));
  return (affiliateId) => {
    const riseId = riseIds.get(affiliateId);
    if (riseId === undefined) throw new Error(`The sandbox has no payee for ${affiliateId}.`);
    return riseId;
  };
};
