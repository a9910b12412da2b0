import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { APP_CONTEXT } from './synthesised.ts';

const flags = z.record(z.string(), z.unknown());
const recommended = flags.parse(createRequire(import.meta.url)('aws-cdk-lib/recommended-feature-flags.json'));

/** Flags that have another value here than the CDK recommends, and why. */
const OURS = {
  // Nobody can remove the stack of the data while other stacks still use it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

it('every feature flag of the CDK has the value that the CDK recommends, or ours', () => {
  const { 'aws:cdk:bundling-stacks': _bundling, ...set } = APP_CONTEXT;
  expect(set).toEqual({ ...recommended, ...OURS });
});
