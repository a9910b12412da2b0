import { newAddress, newNanoid, ZERO_ADDRESS } from '../wire/ids.ts';
import type { User } from './user.ts';

type Traits = Partial<User>;

const READY = {
  role: 'contractor',
  relationship: 'contractor',
  onboarded: true,
  step: 'complete',
  moderationStatus: 'approved',
  onboardingRole: 'payee',
  contractsSigned: true,
  suspended: false,
  paidAsCompany: false,
  membership: 'member',
} as const satisfies Traits;

/** Before the step `riseid` there is no address yet. */
const NO_ADDRESS = { riseid: ZERO_ADDRESS, riseAccount: ZERO_ADDRESS } as const satisfies Traits;
const BEGUN = { onboarded: false, moderationStatus: null, contractsSigned: false } as const satisfies Traits;
const UNDER_WAY = { ...BEGUN, moderationStatus: 'pending' } as const satisfies Traits;

/** The states that a user can be in. The traits are what differs from a user who can be paid. */
export const USER_STATES = {
  ready: {},
  employee: { role: 'team_employee', relationship: 'team_employee' },
  initial: { ...BEGUN, ...NO_ADDRESS, step: 'initial' },
  'no-step': { ...BEGUN, ...NO_ADDRESS, step: null, onboardingRole: null },
  security: { ...BEGUN, ...NO_ADDRESS, step: 'security' },
  signer: { ...BEGUN, ...NO_ADDRESS, step: 'signer' },
  riseid: { ...UNDER_WAY, ...NO_ADDRESS, step: 'riseid' },
  details: { ...UNDER_WAY, step: 'details' },
  compliance: { ...BEGUN, step: 'compliance_process', moderationStatus: 'submitted' },
  submitted: { onboarded: false, moderationStatus: 'submitted', contractsSigned: false },
  rejected: { onboarded: false, moderationStatus: 'rejected', contractsSigned: false },
  signing: { onboarded: false, step: 'signing', contractsSigned: false },
  'migrating-from-v1': { onboarded: false, step: 'v1_migration_in_progress', contractsSigned: false },
  'migration-needs-key': { onboarded: false, step: 'v1_migration_need_rsk', contractsSigned: false },
  /** Approved, but onboarding is not finished. */
  'approved-only': { onboarded: false, step: 'details' },
  'onboarded-1': { onboarded: 1 },
  'onboarded-text-1': { onboarded: '1' },
  'onboarded-text-true': { onboarded: 'true' },
  'onboarded-0': { onboarded: 0 },
  'onboarded-text-0': { onboarded: '0' },
  'onboarded-text-false': { onboarded: 'false' },
  /** Looks ready, but a submission to this user is refused. */
  'contracts-unsigned': { contractsSigned: false },
  suspended: { suspended: true },
  'paid-as-company': { paidAsCompany: true },
  leaving: { membership: 'leaving' },
  gone: { membership: 'gone' },
  admin: { role: 'team_admin', onboardingRole: 'admin' },
  'finance-admin': { role: 'team_finance_admin', onboardingRole: 'admin' },
  viewer: { role: 'team_viewer', onboardingRole: 'viewer' },
} as const satisfies Readonly<Record<string, Traits>>;
export type UserState = keyof typeof USER_STATES;

export const isUserState = (name: string): name is UserState => Object.hasOwn(USER_STATES, name);
export const USER_STATE_NAMES = Object.keys(USER_STATES).filter(isUserState);

/** A new user, who can be paid except for what the state and the traits say. */
export const newUser = (state: UserState, traits: Traits = {}): User => {
  const nanoid = traits.nanoid ?? newNanoid('us');
  return {
    nanoid,
    firstName: 'Payee',
    lastName: nanoid.slice(3),
    email: `${nanoid.toLowerCase()}@payees.example`,
    riseid: newAddress(),
    riseAccount: newAddress(),
    ...READY,
    ...USER_STATES[state],
    ...traits,
  };
};
