import { beforeEach, describe, expect, it } from 'vitest';
import { emptyBalance } from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { packed } from '../../../../lib/payouts/commissions/accrue-together.ts';
import type { CommissionImport } from '../../../../lib/payouts/commissions/commission-verdict.ts';
import { importCommissions } from '../../../../lib/payouts/commissions/import-commissions.ts';
import { LATER, NOW } from '../../../support/domain.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import {
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createWorld,
  overriding,
  USD,
  usd,
  type World,
} from '../../../support/world.ts';

const row = (id: string, patch: Partial<CommissionImport> = {}): CommissionImport => ({
  commissionId: commissionId(id),
  affiliateId: affiliateId('ann'),
  amount: usd('10.00'),
  approvedAt: NOW,
  ...patch,
});

describe('importing commissions', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    // ann begins with one commission of 5.00.
    await affiliateWith(world, 'ann', '5.00');
  });

  const load = (...rows: readonly CommissionImport[]) => importCommissions(world, world.context, rows);
  const statuses = async (...rows: readonly CommissionImport[]) => (await load(...rows)).map(({ status }) => status);

  it('appends them to their ledgers, with an audit entry (M7)', async () => {
    expect(await statuses(row('x'), row('y', { amount: usd('0.01') }))).toEqual(['accepted', 'accepted']);
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 3, accruedMinor: 1_501n });
    expect((await auditEntries(world)).at(-1)).toMatchObject({
      action: 'commissions.accrued',
      details: {
        commissions: [
          { commissionId: 'x', amount: '10.00' },
          { commissionId: 'y', amount: '0.01' },
        ],
      },
    });
  });

  it('accrues the others if one affiliate cannot be read or written, and says so for its rows', async () => {
    await affiliatesWith(world, 2);
    const ledger = overriding(world.ledger, {
      find: async (ids, code) => {
        if (ids.includes(affiliateId('aff-001'))) throw new Error('not a balance');
        return world.ledger.find(ids, code);
      },
      accrue: async (accruals, ...rest) => {
        if (accruals.some(({ after }) => after.affiliateId === 'aff-002')) throw new Error('throttled');
        return world.ledger.accrue(accruals, ...rest);
      },
    });
    const of = (id: string, affiliate: string) => row(id, { affiliateId: affiliateId(affiliate) });
    const rows = [row('a'), of('b', 'aff-001'), of('c', 'aff-002'), row('d'), of('e', 'aff-002')];
    const request = world.requestContext('r-1');
    expect(await importCommissions(overriding(world, { ledger }), request, rows)).toMatchObject([
      { commissionId: 'a', status: 'accepted' },
      { commissionId: 'b', status: 'rejected', code: 'store_unavailable', error: new Error('not a balance') },
      { commissionId: 'c', status: 'rejected', code: 'store_unavailable', error: new Error('throttled') },
      { commissionId: 'd', status: 'accepted' },
      { commissionId: 'e', status: 'rejected', code: 'store_unavailable' },
    ]);
    const again = await importCommissions(world, request, rows);
    expect(again.map(({ status }) => status)).toEqual(rows.map(() => 'accepted'));
    expect((await balanceOf(world, 'ann')).accruedSeq).toBe(3);
  });

  it('again changes nothing', async () => {
    await load(row('x'), row('y'));
    const before = await allItems(world);
    expect(await statuses(row('y'), row('x'))).toEqual(['duplicate', 'duplicate']);
    expect(await allItems(world)).toEqual(before);
  });

  it.each<[string, Partial<CommissionImport>, string]>([
    ['amount', { amount: usd('10.01') }, 'amount'],
    ['currency', { amount: money(currency('EUR'), 1_000n) }, 'currency'],
    ['approval', { approvedAt: LATER }, 'approvedAt'],
    ['affiliate', { affiliateId: affiliateId('bob') }, 'affiliateId'],
    ['amount and approval', { amount: usd('1.00'), approvedAt: LATER }, 'amount, approvedAt'],
  ])('under a known id with another %s is refused, saying which field', async (_, patch, fields) => {
    await affiliateWith(world, 'bob', '5.00');
    await load(row('x'));
    expect(await load(row('x', patch))).toEqual([
      {
        commissionId: 'x',
        status: 'rejected',
        code: 'commission_conflict',
        message: `commissionId: "x" exists with another ${fields}`,
      },
    ]);
  });

  it('judges repetitions inside one request against its first row', async () => {
    const rows = [row('x'), row('x'), row('x', { amount: usd('9.00') })];
    expect(await statuses(...rows)).toEqual(['accepted', 'duplicate', 'rejected']);
    expect((await balanceOf(world, 'ann')).accruedSeq).toBe(2);
  });

  it('says of a repetition what it says of its row if that cannot be written: nothing is there to repeat', async () => {
    await affiliateWith(world, 'bob', '5.00');
    const ledger = overriding(world.ledger, {
      accrue: async (accruals, ...rest) => {
        if (accruals.some(({ after }) => after.affiliateId === 'ann')) throw new Error('throttled');
        return world.ledger.accrue(accruals, ...rest);
      },
    });
    const rows = [row('x'), row('x'), row('y', { affiliateId: affiliateId('bob') }), row('x', { amount: usd('9.00') })];
    const fault = { commissionId: 'x', status: 'rejected', code: 'store_unavailable', error: new Error('throttled') };
    const verdicts = await importCommissions(overriding(world, { ledger }), world.context, rows);
    expect(verdicts).toMatchObject([fault, fault, { commissionId: 'y', status: 'accepted' }, fault]);
  });

  it('judges repetitions by what is stored if another import was faster with other content', async () => {
    const others = () => load(row('x', { amount: usd('9.00') }));
    const ledger = justBefore(world.ledger, 'accrue', others);
    const rows = [row('x'), row('x'), row('x', { amount: usd('9.00') })];
    expect(await importCommissions({ ...world, ledger }, world.context, rows)).toMatchObject([
      { status: 'rejected', code: 'commission_conflict' },
      { status: 'rejected', code: 'commission_conflict' },
      { status: 'duplicate' },
    ]);
  });

  it('says so of a repetition that cannot be looked up, and of no other row', async () => {
    const ledger = overriding(world.ledger, {
      findCommissions: async (ids) => {
        if ((await balanceOf(world, 'ann')).accruedSeq > 1) throw new Error('throttled');
        return world.ledger.findCommissions(ids);
      },
    });
    const verdicts = await importCommissions(overriding(world, { ledger }), world.context, [row('x'), row('x')]);
    expect(verdicts).toMatchObject([{ status: 'accepted' }, { status: 'rejected', code: 'store_unavailable' }]);
  });

  it('refuses an unknown affiliate, and takes the rows beside it; verdicts come in the order of the rows', async () => {
    const rows = [row('a'), row('b', { affiliateId: affiliateId('nobody') }), row('c-ann-1'), row('d')];
    expect(await load(...rows)).toMatchObject([
      { commissionId: 'a', status: 'accepted' },
      { commissionId: 'b', status: 'rejected', code: 'unknown_affiliate' },
      { commissionId: 'c-ann-1', status: 'rejected', code: 'commission_conflict' },
      { commissionId: 'd', status: 'accepted' },
    ]);
  });

  it('takes 500 rows for one affiliate', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => row(`many-${n}`, { amount: usd('0.01') }));
    expect(new Set(await statuses(...rows))).toEqual(new Set(['accepted']));
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 501, accruedMinor: 1_000n, accruedCount: 501 });
  });

  it('keeps currencies apart', async () => {
    await load(row('x'), row('y', { amount: money(currency('JPY'), 1_200n) }));
    expect((await balanceOf(world, 'ann', currency('JPY'))).accruedMinor).toBe(1_200n);
    expect((await balanceOf(world, 'ann', USD)).accruedMinor).toBe(1_500n);
  });

  it('twice at once accrues each row once only, and tells each caller so', async () => {
    const ids = await affiliatesWith(world, 5);
    const rows = ids.flatMap((id) =>
      Array.from({ length: 20 }, (_, n) => row(`race-${id}-${n}`, { affiliateId: affiliateId(id) })),
    );
    const [one, two] = await Promise.all([statuses(...rows), statuses(...rows.toReversed())]);
    const accepted = [...one, ...two].filter((status) => status === 'accepted');
    const duplicate = [...one, ...two].filter((status) => status === 'duplicate');
    expect([accepted.length, duplicate.length]).toEqual([100, 100]);
    for (const id of ids) expect(await balanceOf(world, id)).toMatchObject({ accruedSeq: 21, accruedMinor: 26_000n });
  });

  it('of two contents under one id at once takes one and refuses the other', async () => {
    const both = await Promise.all([statuses(row('x')), statuses(row('x', { amount: usd('11.00') }))]);
    expect(both.flat().sort()).toEqual(['accepted', 'rejected']);
    expect((await balanceOf(world, 'ann')).accruedSeq).toBe(2);
  });

  describe('of several affiliates', () => {
    const of = (id: string, affiliate: string) => row(id, { affiliateId: affiliateId(affiliate) });
    const others = ['aff-001', 'aff-002', 'aff-003'];
    const rows = others.map((affiliate) => of(`c-${affiliate}`, affiliate));
    const accrued = async (affiliate: string) => (await balanceOf(world, affiliate)).accruedSeq;

    /** How many transactions it took. */
    function counting() {
      const count = { transactions: 0 };
      const ledger = overriding(world.ledger, {
        accrue: (...given) => {
          count.transactions += 1;
          return world.ledger.accrue(...given);
        },
      });
      return { deps: overriding(world, { ledger }), count };
    }

    beforeEach(async () => {
      await affiliatesWith(world, others.length);
    });

    it('appends them in one transaction, with an audit entry for each of them (M7)', async () => {
      const { deps, count } = counting();
      const verdicts = await importCommissions(deps, world.context, rows);
      expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(count.transactions).toBe(1);
      expect((await auditEntries(world)).slice(-3)).toMatchObject(
        others.map((affiliate) => ({
          action: 'commissions.accrued',
          subject: { affiliateId: affiliate },
          details: { currency: 'USD', commissions: [{ commissionId: `c-${affiliate}`, amount: '10.00' }] },
        })),
      );
    });

    it('leaves out whoever is in the way, and takes that one by itself: another import came first', async () => {
      const { deps, count } = counting();
      const ledger = justBefore(deps.ledger, 'accrue', () => load(of('first', 'aff-002')));
      const verdicts = await importCommissions({ ...world, ledger }, world.context, rows);
      expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(await Promise.all(others.map(accrued))).toEqual([2, 3, 2]);
      // All, those that were not in the way, and the one that was.
      expect(count.transactions).toBe(3);
    });

    it('who are all in the way are taken each by itself, and no empty transaction is sent for the others', async () => {
      const { deps, count } = counting();
      const first = others.map((affiliate) => of(`first-${affiliate}`, affiliate));
      const ledger = justBefore(deps.ledger, 'accrue', () => load(...first));
      const verdicts = await importCommissions({ ...world, ledger }, world.context, rows);
      expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(await Promise.all(others.map(accrued))).toEqual([3, 3, 3]);
      expect(count.transactions).toBe(1 + others.length);
    });

    it('of which one row came with another import meanwhile, says so of that row alone', async () => {
      const ledger = justBefore(world.ledger, 'accrue', () => load(of('c-aff-002', 'aff-002')));
      const verdicts = await importCommissions({ ...world, ledger }, world.context, rows);
      expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'duplicate', 'accepted']);
      expect(await Promise.all(others.map(accrued))).toEqual([2, 2, 2]);
    });

    it('accrues once what was written although its answer was lost', async () => {
      let isFirst = true;
      const ledger = overriding(world.ledger, {
        accrue: async (...given) => {
          const result = await world.ledger.accrue(...given);
          if (isFirst) {
            isFirst = false;
            throw new Error('the answer was lost');
          }
          return result;
        },
      });
      const verdicts = await importCommissions({ ...world, ledger }, world.requestContext('r-1'), rows);
      expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(await Promise.all(others.map(accrued))).toEqual([2, 2, 2]);
    });

    it('packs as many as DynamoDB takes in one transaction, and no more', () => {
      const balanceWith = (count: number) => ({
        balance: emptyBalance(affiliateId('ann'), USD),
        rows: Array.from({ length: count }, (_, position) => ({ position, commission: row(`c-${position}`) })),
      });
      const sizes = (counts: readonly number[]) => packed(counts.map(balanceWith)).map((pack) => pack.length);
      expect(sizes(Array.from({ length: 100 }, () => 1))).toEqual([25, 25, 25, 25]);
      expect(sizes(Array.from({ length: 26 }, () => 1))).toEqual([25, 1]);
      expect(sizes([47, 47, 1])).toEqual([2, 1]);
      expect(sizes([48, 47])).toEqual([1, 1]);
      expect(sizes([97, 1])).toEqual([1, 1]);
      expect(sizes([])).toEqual([]);
    });
  });

  describe('handled again after it died', () => {
    const rows = [row('a'), row('b'), row('a'), row('b', { amount: usd('9.99') }), row('c-ann-1')];
    const expected = ['accepted', 'accepted', 'duplicate', 'rejected', 'rejected'];

    it('answers as it would have: what it accrued itself is accepted, and accrued once', async () => {
      const request = world.requestContext('r-1');
      expect((await importCommissions(world, request, rows)).map(({ status }) => status)).toEqual(expected);
      expect((await importCommissions(world, request, rows)).map(({ status }) => status)).toEqual(expected);
      expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 3, accruedMinor: 2_500n });
      expect(await statuses(row('a'), row('b'))).toEqual(['duplicate', 'duplicate']);
    });

    it('goes on where it stopped, whichever write it died at', async () => {
      const many = Array.from({ length: 100 }, (_, n) => row(`many-${n}`));
      for (const write of [1, 2, 3]) {
        const request = world.requestContext(`r-${write}`);
        const own = many.map((one) => ({ ...one, commissionId: commissionId(`${one.commissionId}-${write}`) }));
        const dying = { ...world, ledger: dyingAt(world.ledger, 'accrue', write) };
        // What this call answers, or throws, is lost.
        await importCommissions(dying, request, own).catch(() => undefined);
        const verdicts = await importCommissions(world, request, own);
        expect(new Set(verdicts.map(({ status }) => status))).toEqual(new Set(['accepted']));
        expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 1 + 100 * write });
      }
    });

    it('against itself, slow and alive: both say what one would have said', async () => {
      const request = world.requestContext('r-1');
      const own = [row('a'), row('b')];
      const overtaken = justBefore(world.ledger, 'accrue', () => importCommissions(world, request, own));
      const verdicts = await importCommissions({ ...world, ledger: overtaken }, request, own);
      expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
      expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 3 });
    });
  });
});
