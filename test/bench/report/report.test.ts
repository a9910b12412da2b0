import { describe, expect, it } from 'vitest';
import { NO_UNITS } from '../meter/units.ts';
import { median } from '../shared/median.ts';
import { compared } from './baseline.ts';
import { ofIdleMonth, ofThousandPayouts } from './costs.ts';
import { page, type Section } from './page.ts';
import { gapOf, isReached, targetsTable } from './targets.ts';
import { dollars, number } from './text.ts';

const written = (tableWrites: number) => ({ ...NO_UNITS, tableWrites });
const payout = (commissionsOfPayment: number) => ({
  commissionsOfPayment,
  payments: 100,
  stateTransitions: 12,
  lambdaInvocations: 7,
  units: {
    claim: { ...written(800), tableReads: 300 },
    send: written(500),
    settle: written(600),
    rest: written(100),
    bank: written(9_999),
  },
});

describe('figures', () => {
  it('are written with commas and no needless digits', () => {
    expect([number(1_234.56), number(2), number(0.125, 2)]).toEqual(['1,234.6', '2', '0.13']);
    expect([dollars(0.01234), dollars(0.000014), dollars(12.3)]).toEqual(['0.0123', '0.000014', '12.30']);
  });

  it('are the middle of several', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('costs', () => {
  it('of 1,000 payouts are those of as many batches as that needs, without the bank', () => {
    expect(ofThousandPayouts(payout(1))).toEqual({
      writeUnit: 20_000,
      readUnit: 3_000,
      stateTransition: 120,
      lambdaRequest: 70,
    });
  });

  it('of an idle month are those of a sweep every five minutes, and of what is daily', () => {
    const { readUnit, lambdaRequest } = ofIdleMonth({ oldBatches: 1, units: { ...NO_UNITS, tableReads: 10 } });
    expect([readUnit, lambdaRequest]).toEqual([86_400, 8_700]);
  });
});

describe('beside the usual way', () => {
  const imports = {
    affiliate: written(20),
    commissionOfOwnAffiliate: written(10),
    commissionMore: written(9),
    commissionOfTen: written(4),
  };

  it('a payout stands beside one that covers as many commissions, with the import of just those', () => {
    const baseline = [1, 10].map((count) => ({
      commissionsOfPayment: count,
      payout: written(3 + 3 * count),
      commission: written(2),
    }));
    expect(compared({ payouts: [payout(1), payout(10)], imports, baseline })).toEqual([
      { commissionsOfPayment: 1, ours: { payout: 20, withImport: 30 }, usual: { payout: 6, withImport: 8 } },
      { commissionsOfPayment: 10, ours: { payout: 20, withImport: 60 }, usual: { payout: 33, withImport: 53 } },
    ]);
  });

  it('nothing is compared with what was not measured', () => {
    const baseline = [{ commissionsOfPayment: 7, payout: written(1), commission: written(1) }];
    expect(() => compared({ payouts: [payout(1)], imports, baseline })).toThrow('7 commissions');
  });
});

describe('targets', () => {
  const low = { what: 'a payout', unit: 'units', measured: 21.6, target: 12 };
  const high = { what: 'payouts', unit: 'a second', measured: 80, target: 200, moreIsBetter: true } as const;

  it('are reached by less, or by more where more is better', () => {
    expect([isReached(low), isReached({ ...low, measured: 12 })]).toEqual([false, true]);
    expect([isReached(high), isReached({ ...high, measured: 200 })]).toEqual([false, true]);
  });

  it('say what is missing', () => {
    expect([gapOf(low), gapOf(high), gapOf({ ...low, measured: 1 })]).toEqual(['9.6', '120', 'none']);
    expect(targetsTable([high])).toContain('| payouts | a second | 80 | at least 200 | 120 |');
  });
});

describe('the page', () => {
  const section = (title: string, targets: Section['targets'] = []): Section => ({
    title,
    origin: { date: '2026-01-02', commit: 'abc1234', machine: '2 × some, linux' },
    body: ['words'],
    plots: [],
    targets,
  });

  it('says of every part when, on what and of which commit it was measured', () => {
    const text = page([section('One'), section('Two')]);
    expect(text).not.toContain('other work');
    expect(text.match(/Measured on 2026-01-02 at abc1234, on 2 × some, linux\./g)).toHaveLength(2);
    expect(text).not.toContain('## Targets');
  });

  it('says of which part the times are upper bounds', () => {
    const one = section('One');
    const busy = { ...one, origin: { ...one.origin, isQuiet: false } };
    const quiet = { ...section('Two'), origin: { ...one.origin, isQuiet: true } };
    const text = page([busy, quiet]);
    expect(text.match(/The machine had other work/g)).toHaveLength(1);
    expect(text.indexOf('The machine had other work')).toBeLessThan(text.indexOf('## Two'));
  });

  it('has the targets of all parts before them', () => {
    const target = { what: 'a payout', unit: 'units', measured: 1, target: 2 };
    const text = page([section('One'), section('Two', [target])]);
    expect(text.indexOf('| a payout |')).toBeGreaterThan(0);
    expect(text.indexOf('| a payout |')).toBeLessThan(text.indexOf('## One'));
  });
});
