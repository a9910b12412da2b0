import { describe, expect, it } from 'vitest';
import { lazyProvider } from '../../../lib/providers/lazy-provider.ts';
import { riseFacts } from '../../../lib/providers/riseworks/rise-facts.ts';
import { RiseworksProvider } from '../../../lib/providers/riseworks/riseworks-provider.ts';
import { ScriptedRise } from './riseworks/scripted-rise.ts';

describe('a provider that is loaded when it is called', () => {
  const dependencies = new ScriptedRise().dependencies();
  const rise = new RiseworksProvider(dependencies);
  const facts = riseFacts(dependencies.settings);
  const invites = async () => [];

  it('says of itself what the loaded one says, without loading it', () => {
    const lazy = lazyProvider(facts, () => Promise.reject(new Error('it was loaded')));
    const { name, limits, repeatSafe, debits, returnWindowDays, death, longestAttemptSeconds } = rise;
    expect(lazy).toMatchObject({ name, limits, repeatSafe, debits, returnWindowDays, death, longestAttemptSeconds });
  });

  it('is loaded once, and loaded again after that failed', async () => {
    let loads = 0;
    const lazy = lazyProvider(facts, async () => {
      loads += 1;
      if (loads === 1) throw new Error('not there yet');
      return Object.assign(rise, { pendingInvites: invites });
    });
    await expect(lazy.pendingInvites()).rejects.toThrow('not there yet');
    expect(await Promise.all([lazy.pendingInvites(), lazy.pendingInvites()])).toEqual([[], []]);
    expect(loads).toBe(2);
  });
});
