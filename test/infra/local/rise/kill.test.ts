import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { SandboxClient } from './sandbox-client.ts';

const MAIN = join(import.meta.dirname, '../../../../infra/local/rise/main.ts');
const CENTS = [10_000, 200] as const;

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

/** The sandbox as a process of its own, as people start it. */
const startProcess = async (dataDir: string): Promise<Record<string, string>> => {
  const started = spawn(process.execPath, [MAIN], {
    env: { DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  for await (const chunk of started.stdout) if (String(chunk).includes('ready')) break;
  const settings = parseEnv(readFileSync(join(dataDir, 'settings.env'), 'utf8'));
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? '']));
};

const kill = async (): Promise<void> => {
  if (child === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

describe('a sandbox that is killed while payments are sent', () => {
  it.each([1, 4, 8])(
    'after %i answers has lost nothing that it accepted, and done nothing by half',
    async (answers) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'rise-killed-'));
      const rise = SandboxClient.of(await startProcess(dataDir), dataDir);
      await rise.logIn();
      const [ann, ben] = await rise.addUsers('ready', 'ready');
      const request = rise.paying([
        { nanoid: ann?.nanoid ?? '', cents: CENTS[0] },
        { nanoid: ben?.nanoid ?? '', cents: CENTS[1] },
      ]);
      const signed = async () => rise.signed(request, await rise.typedData(request));
      const bodies = await Promise.all(Array.from({ length: 12 }, signed));
      const { balanceCents } = await rise.books();

      const accepted: string[] = [];
      let killing: Promise<void> | undefined;
      const send = async (body: (typeof bodies)[number]): Promise<void> => {
        const answer = await rise.put(body).catch(() => undefined);
        if (answer?.status === 200) accepted.push(...body.typed_data.data.payments.map(({ id }) => id));
        if (accepted.length >= 2 * answers) killing ??= kill();
      };
      await Promise.all(bodies.map(send));
      await killing;

      const again = SandboxClient.of(await startProcess(dataDir), dataDir);
      await again.logIn();
      const items = await again.list();
      const ids = items.map(({ payment }) => payment.onchain_id);
      expect(ids).toEqual(expect.arrayContaining(accepted));
      expect(new Set(ids).size).toBe(ids.length);
      const groups = Map.groupBy(items, ({ payment }) => payment.group_onchain_id);
      expect([...groups.values()].map(({ length }) => length)).toEqual(Array(groups.size).fill(2));
      const sum = groups.size * (CENTS[0] + CENTS[1]);
      expect((await again.books()).balanceCents).toBe(balanceCents - sum);
    },
  );
});

it('what holds keys can be read by this user only', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rise-keys-'));
  chmodSync(dataDir, 0o755);
  await startProcess(dataDir);
  for (const file of ['identity.json', 'settings.env']) {
    expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});
