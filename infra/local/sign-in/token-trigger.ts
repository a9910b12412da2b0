import * as z from 'zod';
import { USERS, type UserName } from '../users.ts';

/**
 * The Lambda that the user pool calls before it issues tokens. Its input is an event, its output the event with an answer.
 */
export type TokenTrigger = (event: object) => Promise<unknown>;

export type TriggerSource =
  | 'TokenGeneration_HostedAuth'
  | 'TokenGeneration_Authentication'
  | 'TokenGeneration_RefreshTokens';

interface Occasion {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly user: UserName;
  readonly source: TriggerSource;
  readonly scopes: readonly string[];
}

/**
 * Version 2 of the event, as Cognito sends it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
const eventOf = ({ region, userPoolId, clientId, user, source, scopes }: Occasion): object => {
  const { sub, email, groups } = USERS[user];
  return {
    version: '2',
    triggerSource: source,
    region,
    userPoolId,
    userName: sub,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    request: {
      userAttributes: { sub, email, email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
      groupConfiguration: { groupsToOverride: [...groups], iamRolesToOverride: [], preferredRole: null },
      scopes: [...scopes],
    },
    response: {},
  };
};

const changesSchema = z.strictObject({
  claimsToAddOrOverride: z.record(z.string(), z.unknown()).default({}),
  claimsToSuppress: z.array(z.string()).default([]),
});
export type ClaimChanges = z.output<typeof changesSchema>;

/** The answers that are supported here. Anything else that Cognito knows would have to be added first. */
const answerSchema = z.object({
  response: z.strictObject({
    claimsAndScopeOverrideDetails: z
      .strictObject({ accessTokenGeneration: changesSchema.optional(), idTokenGeneration: changesSchema.optional() })
      .nullish(),
  }),
});

const NO_CHANGES: ClaimChanges = { claimsToAddOrOverride: {}, claimsToSuppress: [] };

/**
 * What the trigger changes in each kind of token.
 *
 * @throws Error if it fails, and ZodError if its answer is invalid; Cognito issues no tokens then
 */
export const askTrigger = async (
  trigger: TokenTrigger,
  occasion: Occasion,
): Promise<{ readonly access: ClaimChanges; readonly id: ClaimChanges }> => {
  const { response } = answerSchema.parse(await trigger(eventOf(occasion)));
  const { accessTokenGeneration, idTokenGeneration } = response.claimsAndScopeOverrideDetails ?? {};
  return { access: accessTokenGeneration ?? NO_CHANGES, id: idTokenGeneration ?? NO_CHANGES };
};

/** The claims of a token after the changes. */
export const changed = (
  claims: Readonly<Record<string, unknown>>,
  { claimsToAddOrOverride, claimsToSuppress }: ClaimChanges,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...claims, ...claimsToAddOrOverride }).filter(([name]) => !claimsToSuppress.includes(name)),
  );
