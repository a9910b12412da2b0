import { describe, expect, it } from 'vitest';
import { canBePaid, type User } from '../../../../../infra/local/rise/teams/user.ts';
import { newUser, USER_STATE_NAMES } from '../../../../../infra/local/rise/teams/user-states.ts';
import { ZERO_ADDRESS } from '../../../../../infra/local/rise/wire/ids.ts';

describe('who can be paid', () => {
  it('is everybody who is through with everything, and nobody else', () => {
    expect(USER_STATE_NAMES.filter((state) => canBePaid(newUser(state)))).toEqual([
      'ready',
      'employee',
      'onboarded-1',
      'onboarded-text-1',
      'onboarded-text-true',
      'paid-as-company',
    ]);
  });

  it.each<Partial<User>>([
    { step: 'signing' },
    { step: null },
    { moderationStatus: 'submitted' },
    { moderationStatus: null },
    { onboarded: 'false' },
    { onboarded: 2 },
    { riseid: ZERO_ADDRESS },
    { riseAccount: ZERO_ADDRESS },
    { role: 'team_viewer' },
    { membership: 'leaving' },
    { contractsSigned: false },
    { suspended: true },
  ])('is nobody with %o, whatever else they have', (trait) => {
    expect(canBePaid(newUser('ready'))).toBe(true);
    expect(canBePaid(newUser('ready', trait))).toBe(false);
  });
});
