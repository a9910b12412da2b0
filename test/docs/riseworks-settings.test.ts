import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RISE_SETTING_NAMES } from '../../lib/providers/riseworks/settings.ts';

const page = readFileSync(new URL('../../docs/riseworks.md', import.meta.url), 'utf8');
const [, section = ''] = /\n## Settings\n(.*?)\n## /s.exec(page) ?? [];
/** In the first column; some rows name two that go together. */
const named = section.split('\n').flatMap((line) => (line.split('|')[1] ?? '').match(/`RISE_\w+`/g) ?? []);

it('docs/riseworks.md names every setting of RiseWorks, and no other but the secrets', () => {
  const secrets = ['RISE_SIGNER_PRIVATE_KEY', 'RISE_LOGIN_PRIVATE_KEY', 'RISE_WEBHOOK_SECRET'];
  const names = named.map((name) => name.slice(1, -1));
  expect(names.toSorted()).toEqual([...RISE_SETTING_NAMES, ...secrets].toSorted());
});
