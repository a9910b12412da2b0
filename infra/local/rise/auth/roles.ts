import type { User } from '../teams/user.ts';
import { Refusal } from '../wire/refusal.ts';

/** Roles that may pay for the team. `team_employee` is left out, because the published facts leave it open. */
const PAYERS: readonly string[] = ['team_admin', 'team_finance_admin', 'org_admin', 'org_finance_admin', 'owner'];
const READERS: readonly string[] = [...PAYERS, 'team_viewer'];

/** @throws Refusal with status 403 */
export const mustPay = ({ role }: User): void => {
  if (!PAYERS.includes(role)) {
    throw new Refusal(403, `The role ${role} cannot pay`, { code: 'TEAM_ROLE_SETTINGS_NOT_FOUND' });
  }
};

/** @throws Refusal with status 403 */
export const mustRead = ({ role }: User): void => {
  if (!READERS.includes(role)) throw new Refusal(403, `The role ${role} cannot see this team`);
};
