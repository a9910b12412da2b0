import { afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { rulesSwitch } from './rules-switch.ts';
import { RULES } from './switched.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The rule that is taken out in this run; -1 for none. */
    takenOut: number;
  }
  interface TaskMeta {
    /** The rules that this test reached, or what came before all tests of its file. */
    reached?: readonly number[];
    /** Those that were reached while its file was loaded: texts that are made once for all files of the process. */
    loaded?: readonly number[];
  }
}

// In every test process, before any file of the product is loaded.
const reached = new Set<number>();
Reflect.set(
  globalThis,
  RULES,
  rulesSwitch(inject('takenOut'), (id) => reached.add(id)),
);

const taken = (): number[] => {
  const ids = [...reached];
  reached.clear();
  return ids;
};

let loaded: readonly number[] = [];
let before: readonly number[] | undefined;
beforeAll(() => {
  loaded = taken();
});
beforeEach(() => {
  before ??= taken();
  reached.clear();
});
afterEach(({ task }) => {
  task.meta.reached = [...new Set([...(before ?? []), ...taken()])];
  task.meta.loaded = loaded;
});
