import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { linkAccount } from '../../../../lib/payouts/accounts/link-account.ts';
import { getAffiliate } from '../../../../lib/payouts/affiliates/get-affiliate.ts';
import type { AffiliateImport } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { updateAffiliate } from '../../../../lib/payouts/affiliates/update-affiliate.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { previewBatches } from '../../../../lib/payouts/batches/preview-batches.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { auditEntries } from '../../../support/items.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const ANN = affiliateId('ann');
const HOUR = 3_600;

describe('updating an affiliate', () => {
  let world: World;
  const update = (patch: Partial<AffiliateImport> = {}, on: World = world, context = world.context) =>
    updateAffiliate(on, context, {
      affiliateId: ANN,
      fullName: 'Ann Lee',
      email: 'ann@example.org',
      country: 'DE',
      ...patch,
    });

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  it('takes the place of the profile, leaves the link without a payee id, and is in the audit log', async () => {
    await update();
    expect(await getAffiliate(world, ANN)).toMatchObject({
      affiliate: { fullName: 'Ann Lee', email: 'ann@example.org', country: 'DE' },
      account: { payeeId: 'mock:ok:ann', kycStatus: 'APPROVED' },
    });
    expect((await auditEntries(world)).at(-1)).toMatchObject({ action: 'affiliate.updated' });
  });

  it('handled again after a crash undoes nothing that somebody has put right since', async () => {
    const request = () => world.requestContext('r-1');
    await update({ payeeId: payeeId('mock:ok:wrong') }, world, request());
    await update({ payeeId: payeeId('mock:ok:right'), fullName: 'Ann Right' });
    await update({ payeeId: payeeId('mock:ok:wrong') }, world, request());
    await linkAccount(world, world.requestContext('l-1'), { affiliateId: ANN, payeeId: payeeId('mock:ok:linked') });
    await update({ payeeId: payeeId('mock:ok:last'), fullName: 'Ann Right' });
    const link = { affiliateId: ANN, payeeId: payeeId('mock:ok:linked') };
    expect((await linkAccount(world, world.requestContext('l-1'), link)).account.payeeId).toBe('mock:ok:last');
    expect(await getAffiliate(world, ANN)).toMatchObject({
      affiliate: { fullName: 'Ann Right' },
      account: { payeeId: 'mock:ok:last' },
    });
  });

  it('refuses an affiliate that does not exist, and a payee id that another one has', async () => {
    await affiliateWith(world, 'bob', '60.00');
    const nobody = update({ affiliateId: affiliateId('nobody') });
    await expect(nobody).rejects.toMatchObject({ refused: { code: 'affiliate_not_found' } });
    const taken = update({ payeeId: payeeId('mock:ok:bob') });
    await expect(taken).rejects.toMatchObject({ refused: { code: 'rise_id_taken' } });
  });

  it('while the provider does not answer keeps a new link as PENDING, and a known one as it is', async () => {
    const silent = withProvider(world, () => ({ getPayee: () => Promise.reject(new Error('down')) }));
    await update({ payeeId: payeeId('mock:ok:ann') }, silent);
    expect((await getAffiliate(world, ANN)).account).toMatchObject({ kycStatus: 'APPROVED' });
    await update({ payeeId: payeeId('mock:ok:other') }, silent);
    expect((await getAffiliate(world, ANN)).account).toMatchObject({
      payeeId: 'mock:ok:other',
      kycStatus: 'PENDING',
      canReceivePayments: false,
    });
  });

  describe('with another rise id', () => {
    const preview = async () =>
      (await previewBatches(world, world.context, { currency: USD, provider: 'mock' })).rows[0]?.ineligible?.code;

    beforeEach(async () => {
      await changeSettings(world, world.context, { riseIdQuietHours: 24 });
    });

    it('has nothing paid to it until the quiet time is over; a first link is paid at once', async () => {
      expect(await preview()).toBeUndefined();
      await update({ payeeId: payeeId('mock:ok:new') });
      expect(await preview()).toBe('rise_id_changed');
      world.clock.advance(24 * HOUR - 1);
      expect(await preview()).toBe('rise_id_changed');
      world.clock.advance(1);
      expect(await preview()).toBeUndefined();
    });

    it('changed away and back after the claim is not paid by the batch that was made before', async () => {
      const [batch] = (await createAll(world)).batches;
      if (!batch) throw new Error('no batch was made');
      await update({ payeeId: payeeId('mock:ok:thief') });
      await update({ payeeId: payeeId('mock:ok:ann') });
      await executeBatch(world, world.context, batch.batchId);
      await runAll(world);
      expect(await onlyPayment(world, batch.batchId)).toMatchObject({
        status: 'FAILED',
        failure: { code: 'payee_changed' },
      });
      expect(await movements(world)).toEqual([]);
    });
  });
});
