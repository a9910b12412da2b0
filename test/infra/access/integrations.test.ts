import { describe, expect, it } from 'vitest';
import { integrationProbes, undeclared } from './integrations/needs.ts';
import { allPolicies, synthesisedProduct } from './policies.ts';
import { unmissed } from './removals.ts';
import { wrong } from './verdict.ts';

/*
 * What AWS's services do among each other because our resources tell them to: invoke, start, deliver, raise alarms, encrypt. All of
 * it is worked out from the templates, and asked of the policies in the templates.
 */

const STAGES = ['dev', 'staging'];

describe.each(STAGES)('a deployment of stage %s', (stage) => {
  const product = synthesisedProduct({ stage });
  const policies = allPolicies(product);
  const probes = integrationProbes(product);

  it('has no resource of which nobody has said what AWS does for it', () => {
    expect(undeclared(product)).toEqual([]);
  });

  it('lets every service do what the resources make it do, and nobody in plain text', () => {
    expect(wrong(policies, probes)).toEqual([]);
  });

  const roles = new Set(product.all('AWS::Lambda::Function').map((lambda) => String(lambda.property('Role'))));
  const ofServices = policies.filter(({ kind, of }) => kind !== 'identity' || !roles.has(of));

  it.each(ofServices.map((policy) => [policy.kind, policy.of, policy] as const))(
    'would miss whatever the %s policy of %s says',
    (_kind, _of, policy) => {
      expect(unmissed(policies, policy, probes)).toEqual([]);
    },
  );
});
