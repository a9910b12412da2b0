import { expect, it } from 'vitest';
import { exportsOf } from '../infra/deployment/references.ts';
import { withEverything } from '../infra/deployment/templates.ts';
import { recordedOf, VERSIONS } from './recorded.ts';

/** CloudFormation refuses to remove an export that a deployed stack imports, and a rollback needs it again. */
it('all that the stacks of the released version import is still exported', () => {
  const [newest = ''] = VERSIONS.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const exported = exportsOf(withEverything());
  expect(recordedOf(newest).imports.filter((name) => !exported.includes(name))).toEqual([]);
});
