import type { ApiRoute } from '../api.ts';

/** Members may do everything. */
export const ADMIN_GROUP = 'payout-admins';
/** Members may read everything, and change nothing. */
export const VIEWER_GROUP = 'payout-viewers';

const GROUPS: Readonly<Record<ApiRoute['method'], readonly string[]>> = {
  GET: [ADMIN_GROUP, VIEWER_GROUP],
  POST: [ADMIN_GROUP],
  PUT: [ADMIN_GROUP],
  PATCH: [ADMIN_GROUP],
  DELETE: [ADMIN_GROUP],
};

/** The groups that may use routes of this method; none if no route has it. */
export function groupsFor(method: string): readonly string[] {
  return new Map(Object.entries(GROUPS)).get(method) ?? [];
}
