import * as z from 'zod/mini';

/**
 * What crosses the boundary between the user pool and us: who a person is, by the pool's word. In the small form of zod: every
 * request waits for the authorizer.
 */

/** The claim of the access token that says by which name people know its bearer. Cognito leaves it out by itself. */
export const PERSON_CLAIM = 'email';

/** As in RFC 6531; never a blank, a control or a direction-changing character: it is shown in the audit log. */
const personName = z.string().check(z.regex(/^[^\s@"\p{C}]{1,64}@[^\s@\p{C}]{1,255}$/u, 'not an e-mail address'));
const someText = z.string().check(z.minLength(1));

/** The attributes of a user, each as text. */
const attributesSchema = z.looseObject({
  sub: someText,
  email: z.optional(z.string()),
  email_verified: z.optional(z.pipe(z.union([z.string(), z.boolean()]), z.transform(String))),
});

/**
 * What Cognito asks before it issues tokens, version 2 of the event. All of it goes back, so all of it is kept.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const tokenTriggerSchema = z.looseObject({ request: z.looseObject({ userAttributes: attributesSchema }) });

export type UserAttributes = z.output<typeof attributesSchema>;

/** The name of a user that nobody could have given themselves: the e-mail address, once Cognito holds it for verified. */
export function verifiedName({ email, email_verified }: UserAttributes): string | undefined {
  return email_verified === 'true' ? personName.safeParse(email).data : undefined;
}

/**
 * The person in the claims of an access token. `sub` is who it is, and never changes; the name is for readers, and falls
 * back to Cognito's own, which is a UUID.
 */
export const personSchema = z.pipe(
  z.object({
    sub: someText,
    username: someText,
    [PERSON_CLAIM]: z.catch(z.optional(personName), undefined),
  }),
  z.transform(({ sub, username, [PERSON_CLAIM]: name }) => ({ sub, username: name ?? username })),
);
