import * as z from 'zod/mini';
import { PERSON_CLAIM, tokenTriggerSchema, verifiedName } from '../../lib/contracts/sign-in/sign-in.ts';
import { logger } from '../runtime/logger.ts';

/**
 * Cognito calls this before it issues tokens, at each sign-in and each refresh. It puts the person's e-mail address into
 * the access token, so that batches and the audit log show who did something. Cognito's own user names are UUIDs.
 *
 * Never throws: that would keep everybody out. A person without a verified address gets a token without one.
 */
export async function handler(event: unknown): Promise<unknown> {
  const asked = tokenTriggerSchema.safeParse(event);
  if (!asked.success) {
    logger.error('the event is not that of a token trigger', { reason: z.prettifyError(asked.error) });
    return event;
  }
  const { userAttributes } = asked.data.request;
  const name = verifiedName(userAttributes);
  if (name === undefined) {
    logger.warn('this person has no verified e-mail address', { sub: userAttributes.sub });
    return event;
  }
  return {
    ...asked.data,
    response: {
      claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { [PERSON_CLAIM]: name } } },
    },
  };
}
