import { App } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { addChecks } from '../../infra/checks.ts';
import { readConfig } from '../../infra/config.ts';
import { addStacks } from '../../infra/stacks/add-stacks.ts';

const checked = (settings: Record<string, string> = {}) => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const stacks = addStacks(
    app,
    readConfig((key) => settings[key], {}),
  );
  addChecks(app);
  return { app, ...stacks };
};

describe('the AwsSolutions rules', () => {
  it('have nothing to say about a deployment', () => {
    expect(() => checked().app.synth()).not.toThrow();
  });

  it('have nothing to say about one whose account is known', () => {
    expect(() => checked({ account: '123456789012', stage: 'prod', provider: 'mock' }).app.synth()).not.toThrow();
  });

  it('end the synthesis on a finding', () => {
    const { app, stateless } = checked();
    new Bucket(stateless, 'Careless');
    expect(() => app.synth()).toThrow('AwsSolutions-S1');
  });
});
