import { describe, expect, it } from 'vitest';
import { tooLittleMoney } from '../../../console/src/reports/too-little-money.ts';

const FUNDS = { currency: 'USD', neededAmount: '0.00', unexecutedAmount: '0.00' } as const;
const said = (funds: Partial<Parameters<typeof tooLittleMoney>[0]>, toPay: string) =>
  tooLittleMoney({ ...FUNDS, ...funds }, toPay, 'can be paid now');

describe('that the provider holds too little money', () => {
  it('is said with both amounts', () => {
    expect(said({ heldAmount: '500.00' }, '1800.00')).toBe(
      'The provider holds USD 500.00, and USD 1,800.00 can be paid now',
    );
  });

  it('is said from the smallest unit on, exactly, and not before', () => {
    const heldAmount = '90071992547409.93';
    expect(said({ heldAmount }, '90071992547409.93')).toBeUndefined();
    expect(said({ heldAmount }, '90071992547409.94')).toBeDefined();
  });

  it('counts what batches take that are queued, under way or not executed yet', () => {
    const funds = { heldAmount: '500.00', neededAmount: '300.00', unexecutedAmount: '100.00' };
    expect(said(funds, '100.00')).toBeUndefined();
    expect(said(funds, '100.01')).toBe(
      'The provider holds USD 500.00, and USD 100.01 can be paid now, and batches that are made already take USD 400.00',
    );
  });

  it('is said of these batches alone, if nothing else can be paid', () => {
    expect(said({ heldAmount: '-5.00', neededAmount: '0.01' }, '0.00')).toBe(
      'The provider holds USD -5.00, and batches that are made already take USD 0.01',
    );
  });

  it('is not said if nothing is to be paid, or what is held has no limit or is not known', () => {
    expect(said({ heldAmount: '0.00' }, '0.00')).toBeUndefined();
    expect(said({ heldAmount: '-5.00' }, '0.00')).toBeUndefined();
    expect(said({}, '800.00')).toBeUndefined();
  });
});
