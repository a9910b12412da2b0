import { beforeEach, describe, expect, it } from 'vitest';
import type { PayoutAccount } from '../../../../lib/domain/accounts/payout-account.ts';
import type { PayoutInvite } from '../../../../lib/domain/accounts/payout-invite.ts';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { inviteWrites } from '../../../../lib/store/accounts/invite-item.ts';
import { DynamoAffiliateRepository } from '../../../../lib/store/affiliates/affiliate-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { refused } from '../../../support/refused.ts';

const ANN = affiliateId('ann');
const INVITE: PayoutInvite = {
  affiliateId: ANN,
  provider: 'riseworks',
  inviteId: 'invite-1',
  email: 'ann@example.com',
  status: 'PENDING',
  invitedBy: 'admin',
  invitedAt: NOW,
};
const ACCOUNT: PayoutAccount = {
  affiliateId: ANN,
  provider: 'riseworks',
  payeeId: payeeId('0xann'),
  kycStatus: 'PENDING',
  canReceivePayments: false,
  linkedAt: NOW,
  checkedAt: NOW,
};
const [PUT, CHECK] = [0, 1];

describe('an invite is written', () => {
  let db: TestTable;

  beforeEach(async () => {
    db = await createTestTable();
  });

  const link = async (account: PayoutAccount) => {
    const after = {
      affiliateId: ANN,
      fullName: 'Ann',
      email: 'ann@example.com',
      country: 'US',
      createdAt: NOW,
      updatedAt: NOW,
    };
    const audit = anAudit('affiliate.imported', { type: 'affiliate', affiliateId: ANN });
    await new DynamoAffiliateRepository(db.table).save(
      { before: undefined, after, account: { before: undefined, after: account } },
      audit,
    );
  };
  const first = inviteWrites({ before: undefined, after: INVITE, account: undefined });

  it('once, of two that are asked for at the same time', async () => {
    expect(await refused(db.table, first)).toEqual([]);
    expect(await refused(db.table, first)).toEqual([PUT]);
  });

  it.each<[string, Partial<PayoutInvite>]>([
    ['is another', { inviteId: 'invite-2' }],
    ['was asked for at another time', { invitedAt: LATER }],
    ['is accepted', { status: 'ACCEPTED', acceptedAt: LATER }],
  ])('only over the one that was read, not over one that %s', async (_, other) => {
    const meanwhile = { ...INVITE, ...other };
    await db.table.transact(inviteWrites({ before: undefined, after: meanwhile, account: undefined }));
    const accepted: PayoutInvite = { ...INVITE, status: 'ACCEPTED', acceptedAt: LATER };
    expect(await refused(db.table, inviteWrites({ before: INVITE, after: accepted, account: undefined }))).toEqual([
      PUT,
    ]);
    expect(await refused(db.table, inviteWrites({ before: meanwhile, after: accepted, account: undefined }))).toEqual(
      [],
    );
  });

  it.each<[string, Partial<PayoutAccount>]>([
    ['another payee id', { payeeId: payeeId('0xother') }],
    ['a link of another time', { linkedAt: LATER }],
  ])('only beside the account that was read, not beside %s', async (_, other) => {
    await link({ ...ACCOUNT, ...other });
    expect(await refused(db.table, inviteWrites({ before: undefined, after: INVITE, account: ACCOUNT }))).toEqual([
      CHECK,
    ]);
    expect(await refused(db.table, first)).toEqual([CHECK]);
    const asItIs = inviteWrites({ before: undefined, after: INVITE, account: { ...ACCOUNT, ...other } });
    expect(await refused(db.table, asItIs)).toEqual([]);
  });
});
