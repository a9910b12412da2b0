import * as z from 'zod';
import { INVITE_STATUSES, type PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import type { InviteSave } from '../../payouts/affiliates/affiliate-repository.ts';
import { accountKey, inviteIndex, inviteKey } from '../keys.ts';
import { affiliateIdField, type FieldsOf, instantField } from '../shared/fields.ts';
import type { RawItem, Write } from '../shared/table.ts';

const inviteSchema = z.object({
  affiliateId: affiliateIdField,
  provider: z.string(),
  inviteId: z.string(),
  email: z.string(),
  status: z.enum(INVITE_STATUSES),
  invitedBy: z.string(),
  invitedAt: instantField,
  acceptedAt: instantField.optional(),
} satisfies FieldsOf<PayoutInvite>);

export function fromInviteItem(item: RawItem): PayoutInvite {
  return inviteSchema.parse(item);
}

export function inviteWrites({ before, after, account }: InviteSave): Write[] {
  const put = {
    Put: {
      Item: { ...inviteKey(after.affiliateId), ...inviteIndex(after.affiliateId), ...after },
      ...(before ? asBefore(before) : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
  return after.status === 'PENDING' ? [put, accountAsRead(after, account)] : [put];
}

function asBefore({ inviteId, invitedAt, status }: PayoutInvite) {
  return {
    ConditionExpression: 'inviteId = :inviteId AND invitedAt = :invitedAt AND #status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':inviteId': inviteId, ':invitedAt': invitedAt, ':status': status },
  };
}

/** The account must still be as it was read, because nobody is invited whose account was linked meanwhile. */
function accountAsRead({ affiliateId }: PayoutInvite, account: InviteSave['account']): Write {
  return {
    ConditionCheck: {
      Key: { ...accountKey(affiliateId) },
      ...(account
        ? {
            ConditionExpression: '(payeeId = :payeeId OR riseId = :payeeId) AND linkedAt = :linkedAt',
            ExpressionAttributeValues: { ':payeeId': account.payeeId, ':linkedAt': account.linkedAt },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
}
