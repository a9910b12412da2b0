import * as z from 'zod';
import { nanoidSchema } from '../wire/ids.ts';

/** Somebody who was invited to the team. */
export const inviteSchema = z.object({
  nanoid: nanoidSchema('in'),
  email: z.string(),
  role: z.enum(['contractor', 'team_employee']),
  anonymous: z.boolean(),
  name: z.string(),
  invitedBy: nanoidSchema('us'),
  status: z.enum(['pending', 'accepted', 'withdrawn']),
});
export type Invite = z.output<typeof inviteSchema>;
