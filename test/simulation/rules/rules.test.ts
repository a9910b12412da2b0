import { describe, expect, it } from 'vitest';
import { AMOUNTS } from './doctored/amounts.ts';
import { AUDIT_LOG } from './doctored/audit-log.ts';
import { BATCHES } from './doctored/batches.ts';
import { checked } from './doctored/checked.ts';
import { MONEY_MOVES } from './doctored/money-moves.ts';
import { real } from './doctored/real-history.ts';

describe('a history of our own code', () => {
  it('breaks no rule', () => {
    expect(checked(real)).toEqual([]);
  });
});

const CASES = [...MONEY_MOVES, ...AMOUNTS, ...BATCHES, ...AUDIT_LOG];

describe('a rule is broken when', () => {
  it.each(CASES)('%s (%s)', (_, rule, says, doctor) => {
    const broken = checked(doctor()).filter((one) => one.rule === rule);
    expect(broken.map(({ text }) => text).join('\n')).toMatch(says);
  });

  it('each has a case', () => {
    const numbered = Array.from({ length: 10 }, (_, n) => `M${n + 1}`);
    const others = ['audit hashes', 'balances', 'bank', 'counts', 'holds', 'items', 'ledger', 'limit'];
    expect(new Set(CASES.map(([, rule]) => rule))).toEqual(new Set([...numbered, ...others]));
  });
});
