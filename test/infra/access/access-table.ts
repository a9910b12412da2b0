import type { Access } from '../../../infra/data-access.ts';
import { EXECUTION_ACCESS } from '../../../infra/execution-functions.ts';
import { ROUTES } from '../../../infra/routes.ts';
import { SCHEDULED_PAYOUT_ACCESS } from '../../../infra/scheduled-payout-functions.ts';
import { SCHEDULES } from '../../../infra/schedules.ts';

/** What each Lambda may do, by its row. The authorizer and `name-person` have none, because they touch nothing of ours. */
export const ACCESS: Readonly<Record<string, Access>> = {
  ...Object.fromEntries(ROUTES.map((route) => [route.functionName, route])),
  ...EXECUTION_ACCESS,
  ...SCHEDULED_PAYOUT_ACCESS,
  ...Object.fromEntries(SCHEDULES.map((row) => [row.name, row])),
  // It is handed what it needs by the stream.
  'publish-events': { data: [] },
};
