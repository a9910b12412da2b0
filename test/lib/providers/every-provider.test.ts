import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROVIDER_NAMES } from '../../../lib/providers/create-provider.ts';

it.each(PROVIDER_NAMES)('the provider %s is held to the contract that all providers keep to', (name) => {
  const test = readFileSync(new URL(`./${name}/${name}-provider.test.ts`, import.meta.url), 'utf8');
  expect(test).toMatch(/^import .*testPaymentProvider.* from '\.\.\/provider-contract\.ts';$/m);
  expect(test).toMatch(/\btestPaymentProvider\(/);
});
