import * as z from 'zod';
import { PERSON_CLAIM, tokenTriggerSchema, verifiedName } from '../../lib/contracts/sign-in/sign-in.ts';
import { logger } from '../runtime/logger.ts';

/**
 * Asked by Cognito before it issues tokens, at each sign-in and each refresh: puts the person's e-mail address into the
 * access token, so that who did something can be read in batches and in the audit log. Cognito's user names are UUIDs.
 *
 * Never throws: that would keep everybody out. Whoever has no verified address gets a token without one.
 */
export async function handler(event: unknown): Promise<unknown> {
  const asked = tokenTriggerSchema.safeParse(event);
  if (!asked.success) {
    logger.error('not the event of a token trigger', { reason: z.prettifyError(asked.error) });
    return event;
  }
  const { userAttributes } = asked.data.request;
  const name = verifiedName(userAttributes);
  if (name === undefined) {
    logger.warn('a person without a verified e-mail address', { sub: userAttributes.sub });
    return event;
  }
  return {
    ...asked.data,
    response: {
      claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { [PERSON_CLAIM]: name } } },
    },
  };
}
