import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AffiliateHolds,
  holdOn,
  isSame,
  isSameRelease,
  liftHolds,
  noHolds,
  placeHold,
  type ReleaseProposal,
} from '../../../../lib/domain/affiliates/holds.ts';
import type { Hold } from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { LATER, NOW } from '../../../support/domain.ts';

const [USD, EUR, JPY] = [currency('USD'), currency('EUR'), currency('JPY')];
const FRAUD: Hold = { reason: 'fraud', by: 'ann', at: NOW };
const TAX: Hold = { reason: 'tax', by: 'bob', at: LATER };
const ANN = affiliateId('ann');
const proposal: ReleaseProposal = {
  proposalId: 'p-1',
  by: { sub: 'sub-1', name: 'ann' },
  at: NOW,
  expiresAt: LATER,
  lifts: [],
  people: 0,
};
const holds = (patch: Partial<AffiliateHolds> = {}): AffiliateHolds => ({ ...noHolds(ANN), version: 3, ...patch });
const byCurrency = (...some: [string, Hold][]) => new Map(some);

describe('the holds of people on an affiliate', () => {
  it('are none at first', () => {
    expect(noHolds(ANN)).toEqual({ affiliateId: ANN, version: 0, byCurrency: new Map() });
    expect(holdOn(noHolds(ANN), USD)).toBeUndefined();
    expect(holdOn(undefined, USD)).toBeUndefined();
  });

  it('stop one currency, or every one', () => {
    const one = holds({ byCurrency: byCurrency(['USD', FRAUD]) });
    expect([USD, EUR].map((code) => holdOn(one, code))).toEqual([FRAUD, undefined]);
    const both = holds({ all: TAX, byCurrency: byCurrency(['USD', FRAUD]) });
    expect([USD, EUR].map((code) => holdOn(both, code))).toEqual([TAX, TAX]);
  });

  it('are placed on one currency beside others, once: the first reason stays', () => {
    const before = holds({ byCurrency: byCurrency(['USD', FRAUD]), proposal });
    expect(placeHold(before, TAX, EUR)).toEqual(
      holds({ version: 4, byCurrency: byCurrency(['USD', FRAUD], ['EUR', TAX]), proposal: undefined }),
    );
    expect(placeHold(before, TAX, USD)).toBeUndefined();
    expect(placeHold(holds({ all: FRAUD }), TAX, USD)?.all, 'beside one on everything').toEqual(FRAUD);
  });

  it('are placed on everything once, and take a proposed release away', () => {
    const before = holds({ byCurrency: byCurrency(['USD', FRAUD]), proposal });
    expect(placeHold(before, TAX)).toEqual(holds({ ...before, version: 4, all: TAX, proposal: undefined }));
    expect(placeHold(holds({ all: FRAUD }), TAX)).toBeUndefined();
  });
});

describe('lifting holds', () => {
  const all = holds({ all: FRAUD, byCurrency: byCurrency(['USD', FRAUD], ['EUR', TAX]), proposal });

  it('lifts everything that was seen, and takes a proposed release away', () => {
    expect(liftHolds(all, all)).toEqual(holds({ version: 4, all: undefined }));
  });

  it('lifts the one on a currency, and nothing else', () => {
    expect(liftHolds(all, all, EUR)).toEqual(holds({ version: 4, all: FRAUD, byCurrency: byCurrency(['USD', FRAUD]) }));
  });

  it('keeps what was placed since, on everything or on a currency', () => {
    const seen = holds({ all: TAX, byCurrency: byCurrency(['EUR', TAX]) });
    expect(liftHolds(all, seen)).toEqual(holds({ version: 4, all: FRAUD, byCurrency: byCurrency(['USD', FRAUD]) }));
    expect(liftHolds(all, holds({ all: FRAUD }))).toEqual(
      holds({ version: 4, all: undefined, byCurrency: all.byCurrency }),
    );
  });

  it('does nothing where there is nothing to lift', () => {
    expect(liftHolds(noHolds(ANN), noHolds(ANN))).toBeUndefined();
    expect(liftHolds(all, all, JPY)).toBeUndefined();
    expect(liftHolds(all, noHolds(ANN))).toBeUndefined();
    expect(liftHolds(all, noHolds(ANN), USD)).toBeUndefined();
    expect(liftHolds(holds({ all: FRAUD }), holds({ all: FRAUD }), USD), 'that on everything stays').toBeUndefined();
  });

  it('lifts the one on everything alone', () => {
    expect(liftHolds(holds({ all: FRAUD }), holds({ all: FRAUD }))).toEqual(holds({ version: 4, all: undefined }));
  });

  it('undoes what was placed, whatever it was and on whatever', () => {
    const given = fc.record({
      before: fc.constantFrom(noHolds(ANN), all, holds({ byCurrency: byCurrency(['EUR', TAX]) })),
      on: fc.constantFrom(undefined, USD, JPY),
    });
    fc.assert(
      fc.property(given, ({ before, on }) => {
        const placed = placeHold(before, TAX, on);
        if (!placed) return;
        const lifted = liftHolds(
          placed,
          { ...noHolds(ANN), all: on ? undefined : TAX, byCurrency: placed.byCurrency },
          on,
        );
        if (on) expect(lifted).toEqual({ ...before, proposal: undefined, version: before.version + 2 });
        else expect(lifted?.all).toBeUndefined();
      }),
    );
  });
});

describe('a hold', () => {
  it('is the same only if it was placed by the same person, then, for the same reason', () => {
    expect(isSame(FRAUD, { ...FRAUD })).toBe(true);
    expect(isSame(undefined, undefined)).toBe(true);
    const others = [{ ...FRAUD, reason: 'tax' }, { ...FRAUD, by: 'bob' }, { ...FRAUD, at: LATER }, undefined];
    for (const other of others) {
      expect(isSame(FRAUD, other)).toBe(false);
      expect(isSame(other, FRAUD)).toBe(false);
    }
  });
});

describe('a release', () => {
  const [usd, eur] = [
    { currency: USD, hold: FRAUD },
    { currency: EUR, hold: TAX },
  ];
  const lifts = [usd, eur];
  const proposed: ReleaseProposal = { ...proposal, lifts, people: 1 };

  it('is the one that is proposed if it lifts the very same holds, in any order', () => {
    expect(isSameRelease(proposed, { lifts: lifts.toReversed(), people: 1 })).toBe(true);
    expect(isSameRelease({ ...proposed, currency: USD }, { currency: USD, lifts, people: 1 })).toBe(true);
    expect(isSameRelease(proposal, { lifts: [], people: 0 })).toBe(true);
  });

  it.each<[string, Parameters<typeof isSameRelease>[1]]>([
    ['of one currency', { currency: USD, lifts, people: 1 }],
    ['that lifts another number of holds of people', { lifts, people: 2 }],
    ['that lifts fewer', { lifts: [usd], people: 1 }],
    ['that lifts more', { lifts: [...lifts, { currency: JPY, hold: TAX }], people: 1 }],
    ['that lifts a newer one', { lifts: [usd, { currency: EUR, hold: { ...TAX, at: NOW } }], people: 1 }],
    ['that lifts one of another currency', { lifts: [usd, { currency: JPY, hold: TAX }], people: 1 }],
  ])('%s is another', (_, other) => {
    expect(isSameRelease(proposed, other)).toBe(false);
  });
});
