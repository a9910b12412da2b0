import { expect, it } from 'vitest';
import { playFault } from '../../../../../infra/local/rise/faults/play-fault.ts';
import { success } from '../../../../../infra/local/rise/wire/envelope.ts';

const DAY_MS = 86_400_000;

it.each(['before', 'after'] as const)('a wait %s the answer ends when the sandbox stops', async (when) => {
  const stopping = new AbortController();
  let served = 0;
  const serve = async () => {
    served += 1;
    return success({});
  };
  const answer = playFault({ fault: 'slow', on: 'balance', when, ms: DAY_MS }, serve, stopping.signal);
  stopping.abort();
  expect(await answer).toBe('HANG_UP');
  expect(served).toBe(when === 'after' ? 1 : 0);
});
