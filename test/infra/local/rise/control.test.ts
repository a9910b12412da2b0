import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTROLS } from '../../../../infra/local/rise/control/control-api.ts';
import { SandboxClient } from './sandbox-client.ts';

let rise: SandboxClient;
beforeEach(async () => {
  rise = await SandboxClient.start();
});
afterEach(() => rise.sandbox.stop());

describe('the control routes', () => {
  it.each(CONTROLS.map(({ method, path }) => [method, path]))('are not for web pages: %s %s', async (method, path) => {
    const response = await fetch(`${rise.sandbox.url}${path}`, { method, headers: { origin: 'http://page.example' } });
    expect(response.status).toBe(403);
    expect((await rise.users()).length).toBeGreaterThan(0);
  });

  it.each([
    ['PATCH', '/behaviour', { chainDelay: 1 }, 'chainDelay'],
    ['PATCH', '/behaviour', { chainDelayMs: -1 }, 'chainDelayMs'],
    ['PATCH', '/behaviour', { repeatedPut: 'nonsense' }, 'repeatedPut'],
    ['PUT', '/balance', { cents: 1.5 }, 'cents'],
    ['PUT', '/balance', { cents: -1 }, 'cents'],
    ['POST', '/deposits', { cents: 0 }, 'cents'],
    ['PUT', '/webhooks/secrets', { secrets: [] }, 'secrets'],
    ['POST', '/payments/execute', { payments: ['us-nobody000000'] }, 'payments'],
  ])('say what is wrong: %s %s %o', async (method, path, body, word) => {
    const before = await rise.tell('GET', '/behaviour');
    await expect(rise.tell(method, path, body)).rejects.toThrow(new RegExp(`422.*${word}`));
    expect(await rise.tell('GET', '/behaviour')).toEqual(before);
    expect((await rise.books()).balanceCents).toBe(100_000_000);
  });

  it('set the balance of nobody who does not exist', async () => {
    await rise.logIn();
    const { data } = await rise.call('GET', '/v2/user/teams');
    expect(data).toMatchObject({ teams: [{ nanoid: rise.team, balance: 100_000_000 }] });
    await expect(rise.tell('PUT', '/balance', { cents: 1, entity: 'te-other0000000' })).rejects.toThrow('404');
    await expect(rise.tell('PUT', '/balance', { cents: 1, entity: 'co-other0000000' })).rejects.toThrow('404');
    expect((await rise.books()).balanceCents).toBe(100_000_000);
  });
});

describe('a port that is taken', () => {
  it('is said in words, and the folder can be used again', async () => {
    const port = Number(new URL(rise.sandbox.url).port);
    const other = await SandboxClient.start();
    await other.sandbox.stop();
    await expect(SandboxClient.start({ dataDir: other.dataDir, port })).rejects.toThrow(/Port \d+ is taken/);
    // SQLite leaves it only where a bank was not closed.
    expect(existsSync(join(other.dataDir, 'bank.sqlite-wal'))).toBe(false);
    const again = await SandboxClient.start({ dataDir: other.dataDir });
    await again.sandbox.stop();
  });
});
