import { describe, expect, it } from 'vitest';
import { actorName, personOf } from '../../../../lib/domain/audit/actor.ts';

describe('an actor', () => {
  it('is named by user name, or by the part of the system it is', () => {
    expect(actorName({ type: 'admin', sub: 'sub-1', username: 'ann' })).toBe('ann');
    expect(actorName({ type: 'system', name: 'sweep' })).toBe('sweep');
  });

  it('is a person, told apart by the sub, or none', () => {
    expect(personOf({ type: 'admin', sub: 'sub-1', username: 'ann' })).toEqual({ sub: 'sub-1', name: 'ann' });
    expect(personOf({ type: 'system', name: 'sweep' })).toBeUndefined();
  });
});
