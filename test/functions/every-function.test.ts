import './support/silent-log.ts';
import { describe, expect, it, vi } from 'vitest';
import { allEntries } from '../../infra/entries.ts';

vi.stubEnv('USER_POOL_ID', 'eu-central-1_LocalDev1');
vi.stubEnv('USER_POOL_CLIENT_ID', 'localdevclient000000000001');

describe('every Lambda of the template', () => {
  it.each(allEntries())('has its file, which can be loaded by itself and exports a handler: %s', async (entry) => {
    const lambda: unknown = await import(/* @vite-ignore */ new URL(`../../${entry}`, import.meta.url).href);
    expect(lambda).toHaveProperty('handler', expect.any(Function));
  });
});
