import { mustPay } from '../auth/roles.ts';
import { altered } from '../faults/alter.ts';
import { takeFault } from '../faults/take-fault.ts';
import type { Rise } from '../rise.ts';
import type { User } from '../teams/user.ts';
import { sameAddress, ZERO_ADDRESS } from '../wire/ids.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, Caller } from '../wire/route.ts';
import type { ToSign } from './draft.ts';
import { type CreateRequest, createSchema } from './payment-request.ts';
import { payableAddress, toSignOf } from './to-sign.ts';

/** @throws Refusal with status 403 if the caller may not pay from that team */
export const mustPayFrom = (rise: Rise, team: string, { user }: Caller): void => {
  if (team !== rise.identity.team.nanoid) {
    throw new Refusal(403, 'No role in this team', { code: 'TEAM_ROLE_SETTINGS_NOT_FOUND' });
  }
  mustPay(user);
};

/** @throws Refusal with status 400 if a header is missing that the sandbox was told to demand */
export const mustHaveHeaders = (rise: Rise, { headers }: Call): void => {
  const missing = rise.behaviour.requiredHeaders.filter((name) => !headers[name]);
  if (missing.length > 0) throw new Refusal(400, `Missing headers: ${missing.join(', ')}`);
};

/** @throws Refusal with status 413 */
export const mustNotBeTooMany = ({ behaviour }: Rise, { to }: Pick<CreateRequest, 'to'>): void => {
  const most = behaviour.mostPaymentsPerRequest;
  if (most !== null && to.length > most) throw new Refusal(413, `At most ${most} payments`);
};

/** A payee that typed data can name. Whether they can be paid is checked when the payment is executed. */
const recipientOf =
  ({ bank }: Rise) =>
  (nanoid: string): User => {
    const user = bank.users.get(nanoid);
    if (user === undefined || user.membership === 'gone' || user.riseAccount === ZERO_ADDRESS) {
      throw new Refusal(400, 'Invalid recipient', { code: 'INVALID_RECIPIENT' });
    }
    return user;
  };

/** The typed data for the answer, which is right unless a fault is set. */
const alteredByFault = (rise: Rise, { to }: CreateRequest, toSign: ToSign): ToSign => {
  const payees = to.map((one) => one.to);
  const fault = takeFault(rise, 'typed-data', payees);
  if (fault === undefined) return toSign;
  const recipient = fault.payee === undefined ? undefined : recipientOf(rise)(fault.payee);
  const isTheirs = (address: string): boolean =>
    recipient !== undefined && (sameAddress(address, recipient.riseAccount) || sameAddress(address, recipient.riseid));
  const index = toSign.typed_data.data.payments.findIndex((one) => isTheirs(one.recipient));
  return altered(toSign, fault.altered, Math.max(index, 0));
};

/** `POST /v2/payments`. It moves nothing. */
export const create = (rise: Rise, call: Call, caller: Caller): ToSign => {
  mustHaveHeaders(rise, call);
  const request = readBy(createSchema, call.body);
  mustNotBeTooMany(rise, request);
  mustPayFrom(rise, request.from, caller);
  const asked = toSignOf(rise, request, caller.wallet, recipientOf(rise));
  const toSign = alteredByFault(rise, request, asked);
  const addresses = request.to.map(({ to }) => [to, payableAddress(rise, recipientOf(rise)(to))]);
  rise.bank.drafts.put(toSign.typed_data.salt, { request, toSign, addresses: Object.fromEntries(addresses) });
  return toSign;
};
