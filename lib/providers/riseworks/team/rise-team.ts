import type { PayeeId } from '../../../domain/shared/ids.ts';
import type { KnownPayee, Payee } from '../../../payouts/shared/payment-provider.ts';
import type { RiseApi } from '../api/rise-api.ts';
import type { Member } from '../api/team-schema.ts';
import { ownedAddress } from '../wire/address.ts';
import { membershipOf } from './membership.ts';
import { standingOf } from './standing.ts';

/** How long a list of the team is reused for questions about its members. */
const REMEMBERED_MS = 5_000;
/** How old it may be for somebody who is not in it. A new member would otherwise count as a stranger for a day. */
const REMEMBERED_WITHOUT_MS = 1_000;

/** The members of our team at Rise who can be paid. Of Rise's personal data only ids and the onboarding state are read. */
export class RiseTeam {
  readonly #api: RiseApi;
  readonly #nowMs: () => number;
  #list: { readonly members: Promise<readonly Member[]>; readonly readAt: number } | undefined;

  constructor(api: RiseApi, nowMs: () => number) {
    this.#api = api;
    this.#nowMs = nowMs;
  }

  /** @throws RiseError */
  async payee({ payeeId, holderId }: KnownPayee): Promise<Payee> {
    const remembered = await this.#members(REMEMBERED_MS);
    const isFound = membershipOf(remembered, payeeId).member !== undefined;
    const members = isFound ? remembered : await this.#members(REMEMBERED_WITHOUT_MS);
    const membership = membershipOf(members, payeeId);
    const { member } = membership;
    const elsewhere = holderId === undefined ? undefined : changeOf(members, payeeId, holderId);
    if (elsewhere !== undefined) {
      return { payeeId, holderId, kycStatus: 'PENDING', canReceivePayments: false, fault: elsewhere };
    }
    if (!member) {
      const fault = membership.kind === 'payable' ? undefined : membership.fault;
      return { payeeId, holderId, kycStatus: 'PENDING', canReceivePayments: false, fault };
    }
    const { kycStatus, fault: lacking } = standingOf(await this.#api.onboarding(member.nanoid));
    const fault = membership.kind === 'payable' ? lacking : membership.fault;
    const canReceivePayments = fault === undefined;
    return { payeeId, holderId: member.nanoid, kycStatus, canReceivePayments, ...(fault !== undefined && { fault }) };
  }

  #members(rememberedMs: number): Promise<readonly Member[]> {
    if (this.#list && this.#nowMs() < this.#list.readAt + rememberedMs) return this.#list.members;
    const members = this.#api.members();
    const list = { members, readAt: this.#nowMs() };
    this.#list = list;
    members.catch(() => {
      if (this.#list === list) this.#list = undefined;
    });
    return members;
  }
}

/** Why the payee id no longer belongs to a known holder. */
function changeOf(members: readonly Member[], payeeId: PayeeId, holderId: string): string | undefined {
  const holder = members.find(({ nanoid }) => nanoid === holderId);
  const riseid = ownedAddress(holder?.riseid);
  if (holder && riseid === undefined) return `${holderId} no longer has a rise id at Rise`;
  if (holder && riseid !== ownedAddress(payeeId)) {
    return `the rise id of ${holderId} has changed to ${riseid}; confirm it with the payee, then link the new one`;
  }
  const other = members.find(({ riseid: one }) => ownedAddress(one) === ownedAddress(payeeId));
  if (!holder && other)
    return `the rise id now belongs to ${other.nanoid}, not to ${holderId}; confirm with the payee which account is to be paid`;
  return undefined;
}
