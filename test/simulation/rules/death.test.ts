import { describe, expect, it } from 'vitest';
import type { Bank } from './bank.ts';
import { Books } from './books.ts';
import { isDead } from './death.ts';

const MOVEMENT = {
  transactionId: 'b.001',
  attemptId: '1-0-0',
  payeeId: 'p',
  amountMinor: 5_000n,
  currency: 'USD',
  requestHash: 'hash',
  comesBack: false,
};

describe('an attempt that moved money', () => {
  const isDeadAt = (bank: Bank) => isDead({ books: new Books(), bank }, 'b.001', '1-0-0', 0);
  const paid: Bank = { movements: [MOVEMENT], answer: () => 'paid', hadRefused: () => false };

  it('is not dead, also if the money comes back', () => {
    expect(isDeadAt(paid)).toBe(false);
    expect(isDeadAt({ ...paid, movements: [{ ...MOVEMENT, comesBack: true }] })).toBe(false);
  });

  it('is dead once the bank has taken the money back and denies it', () => {
    const denied = { ...MOVEMENT, isDenied: true, comesBack: true };
    expect(isDeadAt({ ...paid, movements: [denied] })).toBe(true);
    expect(isDeadAt({ ...paid, movements: [{ ...denied, attemptId: '2-0-0' }] })).toBe(false);
  });
});
