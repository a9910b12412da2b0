import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import { isSamePayee } from '../../domain/shared/ids.ts';
import type { AccountSave } from '../../payouts/affiliates/affiliate-repository.ts';
import { accountHolderKey, payeeGuardKey } from '../keys.ts';
import type { Write } from '../shared/table.ts';
import { toAccountItem } from './affiliate-item.ts';

/** On condition that the account is as it was read. */
export function accountWrite(before: PayoutAccount | undefined, after: PayoutAccount): Write {
  return {
    Put: {
      Item: toAccountItem(after),
      ...(before
        ? {
            // The time alone cannot distinguish two changes within one millisecond.
            ConditionExpression:
              '(payeeId = :payeeId OR riseId = :payeeId) AND checkedAt = :checkedAt AND kycStatus = :kycStatus AND canReceivePayments = :can',
            ExpressionAttributeValues: {
              ':payeeId': before.payeeId,
              ':checkedAt': before.checkedAt,
              ':kycStatus': before.kycStatus,
              ':can': before.canReceivePayments,
            },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
}

/** A payee id belongs to one affiliate. Its guard item is written with the account, and removed when the account changes. */
export function payeeGuardWrites(before: PayoutAccount | undefined, after: PayoutAccount): Write[] {
  // The affiliate already has this payee id, so the guard stays.
  if (before && isSamePayee(before.payeeId, after.payeeId)) return [];
  const take: Write = {
    Put: {
      Item: { ...payeeGuardKey(after.payeeId), affiliateId: after.affiliateId, payeeId: after.payeeId },
      ConditionExpression: 'attribute_not_exists(PK) OR affiliateId = :affiliateId',
      ExpressionAttributeValues: { ':affiliateId': after.affiliateId },
    },
  };
  return before ? [take, { Delete: { Key: { ...payeeGuardKey(before.payeeId) } } }] : [take];
}

/** Records whose account a message of the provider is about. It guards nothing, so the newest link counts. */
export function holderWrites(before: PayoutAccount | undefined, after: PayoutAccount): Write[] {
  const key = holderKeyOf(after);
  if (!key || key.PK === holderKeyOf(before)?.PK) return [];
  return [{ Put: { Item: { ...key, affiliateId: after.affiliateId } } }];
}

/** Refused if the entry names another affiliate. */
export function forgetHolder({ before, after }: AccountSave): Write[] {
  const key = holderKeyOf(before);
  if (!key || key.PK === holderKeyOf(after)?.PK) return [];
  return [
    {
      Delete: {
        Key: { ...key },
        ConditionExpression: 'attribute_not_exists(PK) OR affiliateId = :affiliateId',
        ExpressionAttributeValues: { ':affiliateId': after.affiliateId },
      },
    },
  ];
}

function holderKeyOf(account: PayoutAccount | undefined) {
  return account?.holderId === undefined ? undefined : accountHolderKey(account.provider, account.holderId);
}
