import * as z from 'zod/mini';

/**
 * What crosses the boundary between the user pool and us: who a person is, by the pool's word. In the small form of zod: every
 * request waits for the authorizer.
 */

/** The claim of the access token by which people know its bearer. Cognito does not set it by itself. */
export const PERSON_CLAIM = 'email';

/** As in RFC 6531, without any blank, control or direction-changing character, because the audit log shows it. */
const personName = z.string().check(z.regex(/^[^\s@"\p{C}]{1,64}@[^\s@\p{C}]{1,255}$/u, 'not an e-mail address'));
const someText = z.string().check(z.minLength(1));

/** The attributes of a user, each as text. */
const attributesSchema = z.looseObject({
  sub: someText,
  email: z.optional(z.string()),
  email_verified: z.optional(z.pipe(z.union([z.string(), z.boolean()]), z.transform(String))),
});

/**
 * The event that Cognito sends before it issues tokens, version 2. All of it is kept, because all of it has to be returned.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const tokenTriggerSchema = z.looseObject({ request: z.looseObject({ userAttributes: attributesSchema }) });

export type UserAttributes = z.output<typeof attributesSchema>;

/** A name that a user cannot choose freely: the e-mail address, once Cognito has verified it. */
export function verifiedName({ email, email_verified }: UserAttributes): string | undefined {
  return email_verified === 'true' ? personName.safeParse(email).data : undefined;
}

/**
 * The person in the claims of an access token. `sub` identifies the person and never changes. The name is for readers;
 * without an address it is Cognito's user name, which is a UUID.
 */
export const personSchema = z.pipe(
  z.object({
    sub: someText,
    username: someText,
    [PERSON_CLAIM]: z.catch(z.optional(personName), undefined),
  }),
  z.transform(({ sub, username, [PERSON_CLAIM]: name }) => ({ sub, username: name ?? username })),
);
