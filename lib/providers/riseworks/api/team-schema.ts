import * as z from 'zod';

/** Up to sixty-four characters, because Rise's documents show nanoids of 15 and of 18. */
export const nanoid = (prefix: string) =>
  z
    .string()
    .startsWith(prefix)
    .max(64)
    .regex(/^[\w-]+$/);

const memberSchema = z
  .object({
    nanoid: nanoid('us-'),
    role: z.string().nullish(),
    riseid: z.string().nullish(),
    rise_account: z.string().nullish(),
  })
  .transform(({ nanoid, role, riseid, rise_account }) => ({ nanoid, role, riseid, account: rise_account }));

export const membersSchema = z.object({ users: z.array(memberSchema) }).transform(({ users }) => users);

/** A member of the team. Nothing else that Rise says about the person is kept. */
export type Member = z.output<typeof memberSchema>;

export const onboardingSchema = z
  .object({
    user: z.object({
      onboarding: z
        .object({
          onboarded: z.union([z.number(), z.string(), z.boolean()]).nullish(),
          step: z.string().nullish(),
          moderation_status: z.string().nullish(),
        })
        .nullish(),
    }),
  })
  .transform(({ user: { onboarding } }) => ({
    isOnboarded: isTrue(onboarding?.onboarded),
    step: onboarding?.step ?? undefined,
    moderation: onboarding?.moderation_status ?? undefined,
  }));

/** Only this is kept of a member's summary. The rest is birth date, phone, address and tax id. */
export type Onboarding = z.output<typeof onboardingSchema>;

export const settingsSchema = z
  .object({ payment_delay_in_minutes: z.number().nonnegative() })
  .transform(({ payment_delay_in_minutes }) => payment_delay_in_minutes);

/** `onboarded` has no fixed type. `"false"` and `"0"` do not count as true. */
function isTrue(value: number | string | boolean | null | undefined): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}
