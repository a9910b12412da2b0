/** The operations that a fault can be set for. */
export const OPERATIONS = [
  'auth.siwe',
  'auth.verify',
  'balance',
  'user.teams',
  'team.users',
  'team.settings',
  'member.summary',
  'invites.list',
  'invites.create',
  'payments.create',
  'payments.execute',
  'payments.list',
] as const;
export type Operation = (typeof OPERATIONS)[number];
