import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeOnce, removeOld } from '../../../infra/local/made-once.ts';
import { identityOf } from '../../../infra/local/process-identity.ts';

let parent: string;
let folder: string;
let makings: number;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'made-once-'));
  folder = join(parent, 'below', 'wanted');
  makings = 0;
});
afterEach(() => rmSync(parent, { recursive: true }));

const make = async (draft: string): Promise<void> => {
  makings += 1;
  mkdirSync(draft);
  writeFileSync(join(draft, 'made'), '');
};
const wanted = (isStillTrue = true) => madeOnce(folder, make, async () => isStillTrue);

describe('a folder that is made once', () => {
  it('is made by one of several that want it at once, and again by none of those who come later', async () => {
    expect(await Promise.all([wanted(), wanted(), wanted()])).toEqual([folder, folder, folder]);
    expect(await wanted()).toBe(folder);
    expect(makings).toBe(1);
    expect(readdirSync(join(parent, 'below'))).toEqual(['wanted']);
    expect(readdirSync(folder)).toEqual(['made']);
  });

  it('is made by the next one if the first fails, which says why', async () => {
    const fails = madeOnce(
      folder,
      () => Promise.reject(new Error('no room')),
      async () => true,
    );
    const [failed, made] = await Promise.allSettled([fails, wanted()]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'no room' } });
    expect(made).toEqual({ status: 'fulfilled', value: folder });
  });

  it.each([
    ['has died', JSON.stringify({ pid: process.pid, startedAt: 'before this process' })],
    ['has left half of its name', '{"pid":'],
  ])('is made although a process has the turn that %s', async (_, turn) => {
    mkdirSync(join(parent, 'below'));
    writeFileSync(`${folder}.maker`, turn);
    expect(await wanted()).toBe(folder);
    expect(readdirSync(join(parent, 'below'))).toEqual(['wanted']);
  });

  it('is waited for while a process that lives makes it', async () => {
    mkdirSync(join(parent, 'below'));
    const { startedAt } = identityOf(process.pid) ?? {};
    writeFileSync(`${folder}.maker`, JSON.stringify({ pid: process.pid, startedAt }));
    const waiting = wanted();
    mkdirSync(folder);
    expect(await waiting).toBe(folder);
    expect(makings).toBe(0);
  });

  it('is left to others to make if what it is made of has changed meanwhile', async () => {
    const mine = await wanted(false);
    expect(mine).not.toBe(folder);
    expect(readdirSync(mine)).toEqual(['made']);
    expect(await wanted()).toBe(folder);
    expect(makings).toBe(2);
  });
});

it('what was made more than a day ago is removed', async () => {
  await wanted();
  const kept = join(parent, 'below');
  mkdirSync(join(kept, 'old'));
  const before = (Date.now() - 25 * 3_600_000) / 1_000;
  utimesSync(join(kept, 'old'), before, before);
  await removeOld(kept);
  expect(readdirSync(kept)).toEqual(['wanted']);
});
