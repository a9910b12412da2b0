import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, attemptId } from '../../../../lib/domain/shared/ids.ts';
import { holdAffiliate } from '../../../../lib/payouts/affiliates/hold-affiliate.ts';
import { type AffiliateImport, importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { type AffiliateFilter, listAffiliates } from '../../../../lib/payouts/affiliates/list-affiliates.ts';
import { releaseAffiliate } from '../../../../lib/payouts/affiliates/release-affiliate.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { affiliateKey } from '../../../../lib/store/keys.ts';
import { allItems } from '../../../support/items.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  onlyPayment,
  overriding,
  USD,
  type World,
} from '../../../support/world.ts';

const row = (id: string, fullName = `Name of ${id}`, email = `${id}@example.com`): AffiliateImport => ({
  affiliateId: affiliateId(id),
  fullName,
  email,
  country: 'US',
});

describe('the list of affiliates', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const load = (...rows: readonly AffiliateImport[]) => importAffiliates(world, world.context, rows);

  /** Page by page, to the end. */
  async function listed(filter: AffiliateFilter = {}, limit = 100) {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { affiliates, next } = await listAffiliates(world, filter, { limit, after });
      expect(affiliates.length).toBeLessThanOrEqual(limit);
      ids.push(...affiliates.map(({ affiliate }) => affiliate.affiliateId));
      after = next;
    } while (after !== undefined);
    return ids;
  }

  it('has everybody once, in the order of their ids whatever their capitals, on pages of any size', async () => {
    const ids = ['b', 'B-1', 'a', 'a-1', 'A', 'c.2', 'c:1', 'c_3', '7'];
    await load(...ids.map((id) => row(id)));
    const expected = ['7', 'A', 'a', 'a-1', 'b', 'B-1', 'c.2', 'c:1', 'c_3'];
    for (const limit of [1, 2, 4, 9, 100]) expect(await listed({}, limit), `pages of ${limit}`).toEqual(expected);
    expect(await listed({}, 9)).toHaveLength(9);
  });

  it('shows of each what is shown of one: profile, account, balances and holds', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { affiliates, next } = await listAffiliates(world, {}, { limit: 1 });
    expect(affiliates).toMatchObject([
      {
        affiliate: { affiliateId: 'ann', fullName: 'Name of ann' },
        account: { payeeId: 'mock:ok:ann' },
        balances: [{ currency: 'USD', accruedMinor: 6_000n }],
        holds: { version: 0 },
      },
    ]);
    expect(next).toBeUndefined();
  });

  it('finds by how the id begins', async () => {
    await load(row('aff-1'), row('AFF-2'), row('affiliate'), row('bob'), row('a'));
    expect(await listed({ idPrefix: 'aff-' }, 1)).toEqual(['aff-1', 'AFF-2']);
    expect(await listed({ idPrefix: 'AFF' })).toEqual(['aff-1', 'AFF-2', 'affiliate']);
    expect(await listed({ idPrefix: 'x' })).toEqual([]);
  });

  it('finds by any word of the name, each affiliate once', async () => {
    await load(
      row('1', 'Ann Anderson'),
      row('2', 'Andrea Lee'),
      row('3', 'Lee Ann Smith'),
      row('4', 'José Ándres'),
      row('5', 'Bo Li'),
    );
    expect((await listed({ namePrefix: 'an' }, 1)).sort()).toEqual(['1', '2', '3', '4']);
    expect((await listed({ namePrefix: 'A' }, 2)).sort()).toEqual(['1', '2', '3', '4']);
    expect(await listed({ namePrefix: 'ander' })).toEqual(['1']);
    expect(await listed({ namePrefix: 'andr' })).toEqual(['2', '4']);
    expect(await listed({ namePrefix: 'lee ann' })).toEqual(['3']);
    expect(await listed({ namePrefix: 'li' })).toEqual(['5']);
    expect(await listed({ namePrefix: 'andrea x' })).toEqual([]);
  });

  it('finds by how the address begins, and only who matches all filters', async () => {
    await load(
      row('1', 'Ann Lee', 'Ann.Lee@example.com'),
      row('2', 'Ann Ray', 'ann.ray@example.com'),
      row('3', 'Bob Lee', 'bob@example.com'),
    );
    expect(await listed({ emailPrefix: 'ANN.' }, 1)).toEqual(['1', '2']);
    expect(await listed({ emailPrefix: 'ann.lee@example.com' })).toEqual(['1']);
    expect(await listed({ emailPrefix: 'ann', namePrefix: 'ray' })).toEqual(['2']);
    expect(await listed({ namePrefix: 'lee', idPrefix: '3' })).toEqual(['3']);
  });

  it('finds the one that matches behind more than a page of others', async () => {
    const others = Array.from({ length: 250 }, (_, n) => row(`m-${String(n).padStart(3, '0')}`, `Marcus ${n}`));
    for (let n = 0; n < others.length; n += 50) await load(...others.slice(n, n + 50));
    await load(row('z', 'Mariana'));
    expect(await listed({ namePrefix: 'maria' }, 1)).toEqual(['z']);
    expect(await listed({ namePrefix: 'marc' }, 100)).toHaveLength(250);
  });

  it('looks at no more than a thousand for one answer, and goes on from there', async () => {
    let looked = 0;
    async function* listed() {
      for (; looked < 1_500; looked += 1) {
        yield { affiliateId: affiliateId(`gone-${looked}`), place: `place-${looked}`, head: undefined };
      }
    }
    const on = overriding(world, { affiliates: overriding(world.affiliates, { listed }) });
    const { affiliates, next } = await listAffiliates(on, { namePrefix: 'x' }, { limit: 1 });
    expect(affiliates).toEqual([]);
    expect(next).toBe('place-999');
    expect(looked).toBeLessThanOrEqual(1_000);
  });

  it('keeps no more than three letters of a name and an address, and nothing of earlier ones', async () => {
    await load(row('7', 'Marguerite Duras', 'marguerite@example.com'));
    await load(row('7', 'Yukio Mishima', 'yukio@example.com'));
    expect(await listed({ namePrefix: 'marg' })).toEqual([]);
    expect(await listed({ emailPrefix: 'marg' })).toEqual([]);
    expect(await listed({ namePrefix: 'mish' })).toEqual(['7']);
    const keys = (await allItems(world)).flatMap(({ PK, SK, GSI1PK, GSI1SK, GSI2PK, GSI2SK }) =>
      [PK, SK, GSI1PK, GSI1SK, GSI2PK, GSI2SK].flatMap((key) => (typeof key === 'string' ? key.toLowerCase() : [])),
    );
    for (const secret of ['marg', 'dura', 'yuki', 'mish', 'mar', 'dur']) {
      expect(keys.filter((key) => key.includes(secret))).toEqual([]);
    }
    expect(keys.filter((key) => key.includes('yuk'))).not.toEqual([]);
  });

  it('has an affiliate that was stored before there were lists, once it is imported again', async () => {
    await load(row('old', 'Ida Old'));
    const item = await world.table.get(affiliateKey(affiliateId('old')));
    const { isListed: _, GSI1PK: __, GSI1SK: ___, ...before } = item ?? {};
    await world.table.put({ ...before });
    expect(await listed()).toEqual([]);
    await load(row('old', 'Ida Old'));
    expect(await listed()).toEqual(['old']);
    expect(await listed({ namePrefix: 'old' })).toEqual(['old']);
    const after = await allItems(world);
    await load(row('old', 'Ida Old'));
    expect(await allItems(world), 'from then on the same import changes nothing').toEqual(after);
  });

  describe('of those who are held', () => {
    const hold = (id: string, currency?: typeof USD) =>
      holdAffiliate(world, world.context, affiliateId(id), { reason: `Why ${id}`, currency });
    const release = (id: string) => releaseAffiliate(world, world.context, affiliateId(id));

    /** What was cancelled is paid after all (M6). */
    async function paidTwice(id: string) {
      await affiliateWith(world, id, '60.00');
      const [batch] = (await createAll(world)).batches;
      if (!batch) throw new Error('no batch was made');
      await cancelBatch(world, world.context, batch.batchId);
      const { transactionId } = await onlyPayment(world, batch.batchId);
      const outcome = { kind: 'completed', providerReference: 'late' } as const;
      await recordOutcomes(world, world.context, attemptId('0001-0000-0000'), [{ transactionId, outcome }]);
    }

    it('has everybody on whom a person or a balance has a hold, once, and nobody else', async () => {
      await paidTwice('twice');
      await load(row('free'), row('all'), row('usd'), row('usd-2'));
      await hold('all');
      await hold('usd', USD);
      await hold('usd-2', USD);
      await hold('twice');
      for (const limit of [1, 3, 100]) {
        expect(await listed({ isHeld: true }, limit)).toEqual(['all', 'twice', 'usd', 'usd-2']);
      }
      expect(await listed({ isHeld: false }, 1)).toEqual(['free']);
      expect(await listed({ isHeld: true, idPrefix: 'USD' })).toEqual(['usd', 'usd-2']);
      expect(await listed({ isHeld: true, namePrefix: 'twi' })).toEqual(['twice']);
      const { affiliates } = await listAffiliates(world, { isHeld: true, idPrefix: 'twice' }, { limit: 1 });
      expect(affiliates).toMatchObject([
        {
          holds: { all: { reason: 'Why twice', by: 'admin', at: world.clock.now() } },
          balances: [{ currency: 'USD', hold: { reason: expect.stringContaining('more than once') } }],
        },
      ]);
    });

    it('has nobody whose holds were lifted', async () => {
      await paidTwice('twice');
      await load(row('ann'));
      await hold('ann');
      await hold('ann', USD);
      expect(await listed({ isHeld: true })).toEqual(['ann', 'twice']);
      for (const id of ['ann', 'twice']) await release(id);
      expect(await listed({ isHeld: true })).toEqual([]);
      expect((await allItems(world)).filter(({ GSI2PK }) => GSI2PK === 'HOLDS')).toEqual([]);
    });

    it('is led by the index, and trusts what the items say (M10)', async () => {
      await load(row('ann'), row('ben'));
      await hold('ann');
      const lagging = (await allItems(world)).find(({ GSI2PK }) => GSI2PK === 'HOLDS');
      await release('ann');
      const { PK, SK } = lagging ?? {};
      const item = (await allItems(world)).find((one) => one.PK === PK && one.SK === SK);
      await world.table.put({ ...item, GSI2PK: 'HOLDS', GSI2SK: lagging?.GSI2SK });
      expect(await listed({ isHeld: true })).toEqual([]);
    });
  });
});
