import type { PayeeId } from '../../../domain/shared/ids.ts';
import type { Member } from '../api/team-schema.ts';
import { ownedAddress } from '../wire/address.ts';

/** Roles that are paid. The list of a team also has its admins. */
const PAID_ROLES: readonly (string | null | undefined)[] = ['contractor', 'team_employee'];

export type Membership =
  | { readonly kind: 'payable'; readonly member: Member }
  | { readonly kind: 'not-payable'; readonly member?: Member | undefined; readonly fault: string };

/** Whether a rise id belongs to a member of the team who can be paid. */
export function membershipOf(members: readonly Member[], payeeId: PayeeId): Membership {
  const riseid = ownedAddress(payeeId);
  if (riseid === undefined) {
    return { kind: 'not-payable', fault: 'its rise id is not an address (0x and 40 hex digits, not all of them 0)' };
  }
  const [member, ...others] = members.filter((one) => ownedAddress(one.riseid) === riseid);
  if (!member) {
    const isAccount = members.some(({ account }) => ownedAddress(account) === riseid);
    const fault = isAccount
      ? 'the linked address is that of a Rise account; link the rise id of that member'
      : 'it is not in our team at Rise';
    return { kind: 'not-payable', fault };
  }
  if (others.length > 0) return { kind: 'not-payable', member, fault: 'several members of the team have its rise id' };
  if (!PAID_ROLES.includes(member.role)) {
    return {
      kind: 'not-payable',
      member,
      fault: 'it is in our team at Rise, but neither as contractor nor as team_employee',
    };
  }
  return { kind: 'payable', member };
}
