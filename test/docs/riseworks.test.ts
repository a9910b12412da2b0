import { describe, expect, it } from 'vitest';
import { behaviourSchema } from '../../infra/local/rise/behaviour.ts';
import { CONTROLS } from '../../infra/local/rise/control/control-api.ts';
import { ALTERATIONS, faultSchema, MESSAGE_ALTERATIONS } from '../../infra/local/rise/faults/fault.ts';
import { PRIVATE_MARK } from '../../infra/local/rise/teams/private-data.ts';
import { USER_STATE_NAMES } from '../../infra/local/rise/teams/user-states.ts';
import { OPERATIONS } from '../../infra/local/rise/wire/operations.ts';
import { readPage } from './pages.ts';

const { text, code } = readPage('docs/riseworks.md');

/** The first cells of a table, by its heading. */
const firstCells = (heading: string): string[] => {
  const [, table = ''] = new RegExp(`^\\| ${heading} \\|[^\\n]*\\n\\|[-|]+\\n(.*?)\\n\\n`, 'ms').exec(text) ?? [];
  return table.split('\n').map((row) => row.split(' | ')[0]?.slice('| '.length) ?? '');
};

describe('the page of the sandbox', () => {
  it('names every control route, and no other', () => {
    const named = firstCells('control route').flatMap((cell) => {
      const methods = [...cell.matchAll(/[A-Z]{3,}/g)].map(([method]) => method);
      const paths = [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path);
      return methods.flatMap((method) => paths.map((path) => `${method} ${path}`));
    });
    expect(named.sort()).toEqual(CONTROLS.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('shows every fault, as it can be set', () => {
    const shown = firstCells('fault').map((cell) => faultSchema.parse(JSON.parse(cell.replaceAll('`', ''))).fault);
    expect(shown.sort()).toEqual(faultSchema.options.map(({ shape }) => shape.fault.value).sort());
  });

  it.each([
    ['operation', OPERATIONS],
    ['alteration of typed data', ALTERATIONS],
    ['alteration of the login', MESSAGE_ALTERATIONS],
    ['behaviour', Object.keys(behaviourSchema.shape)],
    ['state of a user', USER_STATE_NAMES],
    ['mark of what is private', [PRIVATE_MARK]],
  ])('names every %s', (_, names) => {
    expect(names.filter((name) => !code.includes(name))).toEqual([]);
  });
});
