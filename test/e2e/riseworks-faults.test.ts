import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ids } from '../support/e2e-data.ts';
import { ownRiseStack, PER_SUBMISSION, RISE_TIMEOUT_MS } from '../support/e2e-rise-payments.ts';

/* All that can go wrong on the way to the sandbox of RiseWorks, in one batch. */

const FINISHED = ['COMPLETED', 'FAILED', 'CANCELLED'];

const payments = ownRiseStack();
const { stack, api, rise } = payments;

/** As people and the schedule would bring it to its end: executed anew whenever it waits, and swept. */
const seeThrough = async (batchId: string) => {
  for (;;) {
    const batch = await api.batch(batchId);
    if (FINISHED.includes(batch.status)) return batch;
    if (batch.status === 'QUEUED') await api.execute(batchId);
    await api.sweep();
    await sleep(1_500);
  }
};

describe('one batch with every fault, killed in the middle', { timeout: RISE_TIMEOUT_MS }, () => {
  /** What becomes of the PUT that has the first payee of the group. */
  const PUT_FAULTS = {
    'a-lost-after': { fault: 'lost', when: 'after' },
    'b-lost-before': { fault: 'lost', when: 'before' },
    'c-page-after': { fault: 'not-json', when: 'after', status: 200 },
    'd-no-success': { fault: 'no-success', when: 'after' },
    'e-error-before': { fault: 'server-error', when: 'before', status: 503 },
    'f-slow': { fault: 'slow', when: 'before', ms: 3_000 },
    'g-busy': { fault: 'rate-limited' },
    'h-busy-for': { fault: 'rate-limited', retryAfter: '1' },
  } as const;
  const OTHER_CALLS = ['auth.siwe', 'auth.verify', 'balance', 'team.users', 'payments.create', 'payments.list'];
  const CALL_FAULTS = [
    { fault: 'rate-limited' },
    { fault: 'rate-limited', retryAfter: '1' },
    { fault: 'server-error', when: 'before', status: 503 },
    { fault: 'not-json', when: 'before', status: 502 },
    { fault: 'not-json', when: 'after', status: 200 },
    { fault: 'slow', when: 'before', ms: 2_500 },
  ];
  const groups = Object.keys(PUT_FAULTS).map((name) => ids(name, PER_SUBMISSION));
  const removed = ids('i-removed', PER_SUBMISSION);
  const unsigned = ids('j-unsigned', PER_SUBMISSION);
  const paid = [...groups.flat(), ...removed.slice(1), ...unsigned.slice(1)];
  const everybody = [...groups.flat(), ...removed, ...unsigned];
  let batchId: string;

  beforeAll(async () => {
    await rise.owe(everybody);
    const user = (id = '') => rise.userOf(id).nanoid;
    await rise.change(unsigned[0] ?? '', { contractsSigned: false });
    await rise.faults([
      ...Object.values(PUT_FAULTS).map((fault, index) => ({
        ...fault,
        on: 'payments.execute',
        payee: user(groups[index]?.[0]),
        times: 1,
      })),
      { fault: 'fate', fate: 'removed', payee: user(removed[0]), times: 1 },
      ...OTHER_CALLS.flatMap((on) => CALL_FAULTS.map((fault) => ({ ...fault, on, times: 1 }))),
    ]);
    await rise.tell('POST', '/tokens/revoke', z.unknown(), {});
    batchId = await payments.batchOf(everybody, false);
    await api.execute(batchId);
    while ((await payments.moved(everybody)) === 0) {
      const { status } = await api.batch(batchId);
      if (status === 'QUEUED') await api.execute(batchId);
      await sleep(200);
    }
    await stack.kill();
    await stack.start();
    await seeThrough(batchId);
  }, RISE_TIMEOUT_MS);

  it('every fault has happened', async () => {
    expect(await rise.pendingFaults()).toEqual([]);
  });

  it('everybody is paid once but those who were refused or removed', async () => {
    expect(await payments.endsOf(everybody)).toEqual(
      everybody.map((id) => `${id} ${paid.includes(id) ? 'COMPLETED' : 'FAILED'}`),
    );
    expect(await payments.moved(everybody)).toBe(paid.length);
  });

  it('what was lost on its way was paid by a retry', async () => {
    for (const id of ids('b-lost-before', PER_SUBMISSION)) {
      const { attempts, failures } = await payments.paymentOf(id);
      expect(attempts.length).toBeGreaterThan(1);
      expect(failures.map(({ code }) => code)).toContain('attempt_expired');
    }
  });

  it('what was removed is not retried by itself', async () => {
    const { failure, retries } = await payments.paymentOf(removed[0] ?? '');
    expect(failure?.message).toMatch(/removed/i);
    expect(retries).toBe(0);
  });

  it('the books are equal, nobody was paid twice, and nothing moves any more', async () => {
    expect(await payments.wrongInTheEnd()).toEqual([]);
  });

  it('no key, secret, token or private datum is in anything that was written', () => {
    const { leaks, files } = payments.leaks();
    expect(leaks).toEqual([]);
    expect(files).toBeGreaterThan(10);
  });
});
