import { describe, expect, it } from 'vitest';
import { isApprovalOn, needsApproval } from '../../../../lib/domain/batches/approval.ts';
import { APPROVAL_MODES, type ApprovalMode } from '../../../../lib/domain/settings/settings.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';

const approval = (mode: ApprovalMode) => ({ approval: { mode, fromMinor: new Map([['USD', 500n]]) } });
const needs = (mode: ApprovalMode, totalMinor: bigint, code = 'USD') =>
  needsApproval(approval(mode), { currency: currency(code), totalMinor });

describe('a batch needs a second person', () => {
  it('never, while approval is off', () => {
    expect([0n, 500n, 501n].map((total) => needs('off', total))).toEqual([false, false, false]);
    expect(needs('off', 1n, 'EUR')).toBe(false);
  });

  it('always, if it is to be so, whatever the amount', () => {
    expect([0n, 499n, 500n].map((total) => needs('always', total))).toEqual([true, true, true]);
  });

  it('from the amount on, that amount included', () => {
    expect([499n, 500n, 501n].map((total) => needs('from-amount', total))).toEqual([false, true, true]);
  });

  it('always in a currency of which nobody has said which amount is small', () => {
    expect([0n, 1n].map((total) => needs('from-amount', total, 'EUR'))).toEqual([true, true]);
  });

  it('perhaps, in all modes but off', () => {
    expect(APPROVAL_MODES.filter((mode) => isApprovalOn(approval(mode)))).toEqual(['always', 'from-amount']);
  });
});
