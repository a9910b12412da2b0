import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { routeEntry } from '../../infra/entries.ts';
import { ROUTES } from '../../infra/routes.ts';
import { ROOMS, roomOf } from '../../lib/contracts/shared/rooms.ts';

/* Whoever knows a route finds its contract, Lambda, use case and test by the same word, on every floor. */

const PROJECT = join(import.meta.dirname, '../..');
const files = (pattern: string): string[] => globSync(pattern, { cwd: PROJECT });

/** What a file imports of ours, as paths from the root of the project. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join(PROJECT, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    relative(PROJECT, join(PROJECT, dirname(file), path)),
  );

const exportsOf = async (file: string): Promise<unknown[]> => {
  const module: unknown = await import(/* @vite-ignore */ join(PROJECT, file));
  return Object.values(module ?? {});
};

const tests = new Map(files('test/**/*.test.ts').map((file) => [file, importsOf(file)]));

describe.each(ROUTES.map((route) => ({ ...route, room: roomOf(route.path) })))(
  '$method $path lies in the room $room',
  (route) => {
    const { room, endpoint } = route;
    const lambda = routeEntry(route);
    const useCases = importsOf(lambda).filter((file) => file.startsWith(`lib/payouts/${room}/`));

    it('with its contract', async () => {
      const exported = await Promise.all(files(`lib/contracts/${room}/*.ts`).map(exportsOf));
      expect(exported.flat()).toContain(endpoint);
    });

    it('with its use case, which the Lambda in the room calls', () => {
      // Its answer is made from the contracts alone.
      if (room === 'openapi') return;
      expect(useCases, `${lambda} calls nothing in lib/payouts/${room}`).not.toEqual([]);
    });

    it('with a test of the one or the other', () => {
      const inRoom = [...tests].filter(([file]) => file.includes(`/${room}/`) || file.endsWith(`/${room}.test.ts`));
      const wanted = new Set([
        lambda,
        ...useCases,
        ...(room === 'openapi' ? ['lib/contracts/openapi/document.ts'] : []),
      ]);
      const found = inRoom.filter(([, imports]) => imports.some((file) => wanted.has(file)));
      expect(
        found.map(([file]) => file),
        `no test of ${[...wanted].join(' or ')} in a room ${room}`,
      ).not.toEqual([]);
    });
  },
);

describe('every floor', () => {
  const FLOORS = ['lib/domain', 'lib/payouts', 'lib/contracts', 'lib/store', 'functions/api'];
  /** Folders without a noun of the product: `shared`, and two that stand beside it. */
  const BESIDE = ['shared', 'sign-in', 'mock-bank'];

  it.each(FLOORS)('%s has rooms by the nouns of the product, and next to nothing outside of them', (floor) => {
    const rooms = new Set(files(`${floor}/*/**/*.ts`).map((file) => file.slice(floor.length + 1).split('/')[0]));
    expect([...rooms].filter((room) => ![...ROOMS, ...BESIDE].some((known) => known === room))).toEqual([]);
    const doors = { 'lib/contracts': ['lib/contracts/api.ts'], 'lib/store': ['lib/store/keys.ts'] };
    expect(files(`${floor}/*.ts`)).toEqual(Object.entries(doors).flatMap(([of, door]) => (of === floor ? door : [])));
  });
});
