import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { DynamoAffiliateRepository } from '../../../../lib/store/affiliates/affiliate-repository.ts';
import {
  accountKey,
  affiliateKey,
  balanceKey,
  batchKey,
  commissionKey,
  type Key,
  transactionKey,
} from '../../../../lib/store/keys.ts';
import type { RawItem } from '../../../../lib/store/shared/table.ts';
import { affiliateWith, createAll, createWorld, onlyPayment, USD, type World } from '../../../support/world.ts';

const ANN = affiliateId('ann');

describe('a stored item that does not fit its schema', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  async function corrupt(key: Key, patch: RawItem): Promise<void> {
    await world.table.put({ ...(await world.table.get(key)), ...key, ...patch });
  }

  it.each<[string, RawItem]>([
    ['an amount that is text', { accruedMinor: '6000' }],
    ['an amount that is missing', { settledMinor: undefined }],
    ['a negative sequence number', { settledSeq: -1 }],
    ['a currency that there is not', { currency: 'usd' }],
    ['an invalid id', { affiliateId: 'a b' }],
    ['half an open claim', { open: { transactionId: 'batch-1.001' } }],
  ])('is not read as a balance: %s', async (_, patch) => {
    await corrupt(balanceKey(ANN, USD), patch);
    await expect(world.ledger.find([ANN], USD)).rejects.toThrow();
  });

  it('is not read as a ledger entry', async () => {
    const { PK } = balanceKey(ANN, USD);
    await corrupt({ PK, SK: 'ENTRY#USD#000000000001' }, { kind: 'GIFT' });
    const entries = world.ledger.entries(ANN, USD, { afterSeq: 0, toSeq: 1 })[Symbol.asyncIterator]();
    await expect(entries.next()).rejects.toThrow();
  });

  it('is not read as a commission', async () => {
    await corrupt(commissionKey(commissionId('c-ann-1')), { approvedAt: 'yesterday' });
    await expect(world.ledger.findCommissions([commissionId('c-ann-1')])).rejects.toThrow();
  });

  it('is not read as an affiliate, nor as an account', async () => {
    const affiliates = new DynamoAffiliateRepository(world.table);
    await corrupt(affiliateKey(ANN), { fullName: 7 });
    await expect(affiliates.find([ANN])).rejects.toThrow();
    await corrupt(accountKey(ANN), { kycStatus: 'MAYBE' });
    await expect(affiliates.findAccounts([ANN])).rejects.toThrow();
  });

  it('is not read as a batch, nor as a payment', async () => {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) {
      const { transactionId } = await onlyPayment(world, batchId);
      await corrupt(batchKey(batchId), { status: 'SENT' });
      await expect(world.batches.find(batchId)).rejects.toThrow();
      await corrupt(transactionKey(transactionId), { attemptIds: 'none' });
      await expect(world.payments.ofBatch(batchId)).rejects.toThrow();
    }
    expect(batches).toHaveLength(1);
  });
});
