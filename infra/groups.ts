/** Members may call the API. The authorizer refuses everybody else. */
export const ADMIN_GROUP = 'payout-admins';
/** Members may know that the system exists; no route accepts them yet. */
export const VIEWER_GROUP = 'payout-viewers';
