import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, commissionId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { inviteAffiliate } from '../../../../lib/payouts/accounts/invite-affiliate.ts';
import { linkAccount } from '../../../../lib/payouts/accounts/link-account.ts';
import { adjustBalance } from '../../../../lib/payouts/affiliates/adjust-balance.ts';
import { holdAffiliate } from '../../../../lib/payouts/affiliates/hold-affiliate.ts';
import { importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { releaseAffiliate } from '../../../../lib/payouts/affiliates/release-affiliate.ts';
import { updateAffiliate } from '../../../../lib/payouts/affiliates/update-affiliate.ts';
import { importCommissions } from '../../../../lib/payouts/commissions/import-commissions.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import { receiveWebhook } from '../../../../lib/payouts/webhooks/receive-webhook.ts';
import { replayWebhookEvent } from '../../../../lib/payouts/webhooks/replay-webhook-event.ts';
import { mockWebhook } from '../../../support/mock-webhook.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  overriding,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const ANN = affiliateId('ann');

/** A world in which others always write a moment earlier, whatever is written. */
const alwaysLate = (world: World): World => ({
  ...world,
  holds: overriding(world.holds, { save: async () => 'changed' }),
  ledger: overriding(world.ledger, {
    accrue: async () => ({ kind: 'stale', existing: [], inTheWay: new Set([0]) }),
    adjust: async () => 'stale',
    reverse: async () => 'stale',
  }),
  affiliates: overriding(world.affiliates, {
    save: async () => 'changed',
    saveTogether: async (saves) => saves.map(() => false),
    saveAccount: async () => 'changed',
    saveInvite: async () => 'changed',
  }),
  webhooks: overriding(world.webhooks, { save: async (event) => ({ event, isSaved: false }) }),
  batches: overriding(world.batches, { claim: async () => ({ kind: 'not-draft' }) }),
});

describe('a request that loses every race', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  const requests: Record<string, (late: World) => Promise<unknown>> = {
    'to hold an affiliate': (late) => holdAffiliate(late, world.context, ANN, { reason: 'fraud' }),
    'to release one': async (late) => {
      await holdAffiliate(world, world.context, ANN, { reason: 'fraud' });
      return releaseAffiliate(late, world.context, ANN);
    },
    'to adjust a balance': (late) =>
      adjustBalance(late, world.context, {
        affiliateId: ANN,
        kind: 'CORRECTION',
        amountMinor: 1n,
        currency: USD,
        reason: 'rounding',
      }),
    'to reverse a commission': (late) => reverseCommission(late, world.context, commissionId('c-ann-1')),
    'to import commissions': (late) =>
      importCommissions(late, world.context, [
        { commissionId: commissionId('c-2'), affiliateId: ANN, amount: money(USD, 1n), approvedAt: world.clock.now() },
      ]),
    'to update an affiliate': (late) =>
      updateAffiliate(late, world.context, {
        affiliateId: ANN,
        fullName: 'Ann B',
        email: 'b@example.com',
        country: 'US',
      }),
    'to link an account': (late) =>
      linkAccount(late, world.context, { affiliateId: ANN, payeeId: payeeId('mock:ok:b') }),
    'to invite one': async (late) => {
      const invite = async (email: string) => ({ inviteId: 'in-1', email });
      const bob = affiliateId('bob');
      await importAffiliates(world, world.context, [
        { affiliateId: bob, fullName: 'Bob', email: 'bob@example.com', country: 'US' },
      ]);
      return inviteAffiliate(
        withProvider(late, () => ({ invite })),
        world.context,
        { affiliateId: bob },
      );
    },
    'to replay a webhook': async (late) => {
      await receiveWebhook(world, world.context, 'mock', await mockWebhook(world, 'batch-1.001'));
      return replayWebhookEvent(late, world.context, 'mock.evt-1');
    },
    'to create batches': (late) => createAll(late),
  };

  it.each(Object.entries(requests))('%s is told so, and to send it again', async (_, request) => {
    const outcome = request(alwaysLate(world));
    await expect(outcome).rejects.toMatchObject({ refused: { code: 'contended' } });
    await expect(outcome).rejects.toThrow('Send it again');
  });
});
