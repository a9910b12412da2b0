import * as z from 'zod';
import { addressSchema, nanoidSchema, ZERO_ADDRESS } from '../wire/ids.ts';

/** The steps of onboarding that the summary names. */
export const STEPS = [
  'complete',
  'compliance_process',
  'details',
  'initial',
  'riseid',
  'security',
  'signer',
  'signing',
  'v1_migration_in_progress',
  'v1_migration_need_rsk',
] as const;

/** A user of Rise. In the sandbox all are, or were, members of the one team. */
export const userSchema = z.object({
  nanoid: nanoidSchema('us'),
  firstName: z.string().min(1),
  lastName: z.string().min(1),
  email: z.email(),
  /** The role in the team. Rise's specification allows any text. */
  role: z.string().min(1),
  relationship: z.enum(['contractor', 'team_employee']),
  riseid: addressSchema,
  riseAccount: addressSchema,
  /** Answered exactly as it is, whatever its type. */
  onboarded: z.union([z.boolean(), z.number(), z.string()]),
  step: z.enum(STEPS).nullable(),
  moderationStatus: z.enum(['approved', 'pending', 'rejected', 'submitted']).nullable(),
  onboardingRole: z.enum(['admin', 'payee', 'payer', 'viewer']).nullable(),
  /** No endpoint shows it, but without it nothing can be received. */
  contractsSigned: z.boolean(),
  suspended: z.boolean(),
  /** The list of payments shows their company instead. */
  paidAsCompany: z.boolean(),
  /** `leaving`: still in the team's list, but without a summary. `gone`: in neither. */
  membership: z.enum(['member', 'leaving', 'gone']),
});
export type User = z.output<typeof userSchema>;

const TRUE: readonly unknown[] = [true, 1, '1', 'true'];
const PAYABLE_ROLES: readonly string[] = ['contractor', 'team_employee'];

/** Whether Rise would pay them. */
export const canBePaid = (user: User): boolean =>
  user.membership === 'member' &&
  PAYABLE_ROLES.includes(user.role) &&
  user.moderationStatus === 'approved' &&
  TRUE.includes(user.onboarded) &&
  user.step === 'complete' &&
  user.riseid !== ZERO_ADDRESS &&
  user.riseAccount !== ZERO_ADDRESS &&
  user.contractsSigned &&
  !user.suspended;
