import { expect, it } from 'vitest';
import { API } from '../../lib/contracts/api.ts';
import { readPage } from './pages.ts';

const METHODS = /((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*)?,? ?`([^`]+)`/g;

/** The routes of one cell: `GET, PUT `/a/{id}``, or `POST `/a/{id}/retry`, `…/cancel``. */
function routesOf(cell: string): string[] {
  let [methods, path] = ['', ''];
  return [...cell.matchAll(METHODS)].flatMap(([, named = methods, given = '']) => {
    methods = named;
    path = given.startsWith('…') ? path.replace(/\/[^/]*$/, given.slice(1)) : given;
    return methods.split(', ').map((method) => `${method} ${path}`);
  });
}

it('the table of routes in the README has every route, and no other', () => {
  const [, table = ''] = /^\| route \| does \|\n(.*?)\n\n/ms.exec(readPage('README.md').text) ?? [];
  const named = table.split('\n').flatMap((row) => routesOf(row.split(' | ')[0] ?? ''));
  expect(named.sort()).toEqual(API.map(({ method, path }) => `${method} ${path}`).sort());
});
