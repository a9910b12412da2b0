import type { TransactionId } from '../../../domain/shared/ids.ts';
import type { PaymentInstruction } from '../../../domain/transactions/outcome.ts';
import type { Rejection } from '../../../domain/transactions/rejection.ts';
import type { Member } from '../api/team-schema.ts';
import type { RiseSettings } from '../settings.ts';
import { membershipOf } from '../team/membership.ts';
import { type Address, ownedAddress } from '../wire/address.ts';

/** A payment of ours, and the payee that Rise will pay. */
export type Recipient = {
  readonly transactionId: TransactionId;
  readonly user: string;
  readonly amountMinor: bigint;
  /** One of these addresses names the user in what is to be signed. */
  readonly addresses: readonly Address[];
};

type BadRecipient = Rejection & { readonly reason: 'bad_recipient' };

/** Finds every payee among the current members of the team, or says which of them cannot be paid, and why. */
export function recipientsOf(
  payments: readonly PaymentInstruction[],
  members: readonly Member[],
  use: RiseSettings['signing']['recipient'],
): readonly Recipient[] | BadRecipient {
  const recipients: Recipient[] = [];
  const faults = new Map<TransactionId, string>();
  for (const { transactionId, payeeId, amountMinor } of payments) {
    const membership = membershipOf(members, payeeId);
    if (membership.kind !== 'payable') {
      faults.set(transactionId, membership.fault);
      continue;
    }
    const { nanoid: user } = membership.member;
    if (recipients.some((earlier) => earlier.user === user)) {
      // This needs two accounts of ours that are linked to one rise id in different spellings.
      faults.set(transactionId, 'another payment of the same submission is for the same payee');
      continue;
    }
    recipients.push({ transactionId, user, amountMinor, addresses: addressesOf(membership.member, use) });
  }
  if (faults.size === 0) return recipients;
  const message = [...faults].map(([transactionId, fault]) => `${transactionId}: ${fault}`).join('; ');
  return { reason: 'bad_recipient', message, transactionIds: [...faults.keys()] };
}

function addressesOf({ riseid, account }: Member, use: RiseSettings['signing']['recipient']): readonly Address[] {
  const texts = { either: [riseid, account], riseid: [riseid], rise_account: [account] }[use];
  return texts.flatMap((text) => ownedAddress(text) ?? []);
}
