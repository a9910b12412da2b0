import { ADMIN_GROUP, VIEWER_GROUP } from '../../lib/contracts/sign-in/permissions.ts';

/** The users of the local issuer. */
export const USERS = {
  admin: { sub: '10000000-0000-4000-8000-000000000001', email: 'admin@example.com', groups: [ADMIN_GROUP] },
  admin2: { sub: '10000000-0000-4000-8000-000000000002', email: 'admin2@example.com', groups: [ADMIN_GROUP] },
  viewer: { sub: '10000000-0000-4000-8000-000000000003', email: 'viewer@example.com', groups: [VIEWER_GROUP] },
  nobody: { sub: '10000000-0000-4000-8000-000000000004', email: 'nobody@example.com', groups: [] },
} as const satisfies Record<string, { sub: string; email: string; groups: readonly string[] }>;

export type UserName = keyof typeof USERS;

export const isUserName = (name: string): name is UserName => Object.hasOwn(USERS, name);
