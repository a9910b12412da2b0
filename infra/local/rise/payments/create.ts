import { mustPay } from '../auth/roles.ts';
import type { Rise } from '../rise.ts';
import type { User } from '../teams/user.ts';
import { ZERO_ADDRESS } from '../wire/ids.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, Caller } from '../wire/route.ts';
import type { ToSign } from './draft.ts';
import { createSchema } from './payment-request.ts';
import { toSignOf } from './to-sign.ts';

/** @throws Refusal with status 403 if the caller cannot pay from that team. */
export const mustPayFrom = (rise: Rise, team: string, { user }: Caller): void => {
  if (team !== rise.identity.team.nanoid) {
    throw new Refusal(403, 'No role in this team', { code: 'TEAM_ROLE_SETTINGS_NOT_FOUND' });
  }
  mustPay(user);
};

/** @throws Refusal with status 400 if one of the headers is missing that the sandbox was told to demand. */
export const mustHaveHeaders = (rise: Rise, { headers }: Call): void => {
  const missing = rise.behaviour.requiredHeaders.filter((name) => !headers[name]);
  if (missing.length > 0) throw new Refusal(400, `Missing headers: ${missing.join(', ')}`);
};

/** Somebody whom typed data can name; whether they may be paid shows when it is executed. */
const recipientOf =
  ({ bank }: Rise) =>
  (nanoid: string): User => {
    const user = bank.users.get(nanoid);
    if (user === undefined || user.membership === 'gone' || user.riseAccount === ZERO_ADDRESS) {
      throw new Refusal(400, 'Invalid recipient', { code: 'INVALID_RECIPIENT' });
    }
    return user;
  };

/** `POST /v2/payments`: moves nothing. */
export const create = (rise: Rise, call: Call, caller: Caller): ToSign => {
  mustHaveHeaders(rise, call);
  const request = readBy(createSchema, call.body);
  mustPayFrom(rise, request.from, caller);
  const toSign = toSignOf(rise, request, caller.wallet, recipientOf(rise));
  rise.bank.drafts.put(toSign.typed_data.salt, { request, toSign });
  return toSign;
};
