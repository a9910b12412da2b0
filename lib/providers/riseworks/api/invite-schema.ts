import * as z from 'zod';

/** Roles of people who are paid. Any other invite to the team is for an admin. */
const PAID_ROLES: readonly (string | null | undefined)[] = ['contractor', 'team_employee', null, undefined];

export const pendingInvitesSchema = z
  .array(z.object({ nanoid: z.string().min(1).max(64), role: z.string().nullish(), email: z.string().nullish() }))
  .transform((invites) =>
    invites.flatMap(({ nanoid, role, email }) =>
      email && PAID_ROLES.includes(role) ? [{ inviteId: nanoid, email }] : [],
    ),
  );

export type Invites = z.output<typeof pendingInvitesSchema>;

export const invitedSchema = z
  .object({ nanoids: z.array(z.string().min(1).max(64)) })
  .transform(({ nanoids }) => nanoids);
