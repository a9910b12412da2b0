import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { addChecks } from '../../infra/checks.ts';
import { everyOption, HERE } from './deployment/templates.ts';
import { deployment, WITH_RISE } from './synthesised.ts';

const checked = (...settings: Parameters<typeof deployment>) => {
  const { app, stacks } = deployment(...settings);
  addChecks(app);
  return { app, ...stacks };
};

describe('the AwsSolutions rules', () => {
  it('have nothing to say about a deployment', () => {
    expect(() => checked().app.synth()).not.toThrow();
  });

  it('have nothing to say about one whose account is known', () => {
    expect(() => checked({ account: '123456789012', stage: 'staging' }).app.synth()).not.toThrow();
  });

  it('have nothing to say about one with every option on', () => {
    expect(() => checked({ ...HERE }, everyOption(HERE)).app.synth()).not.toThrow();
  });

  it('have nothing to say about one that pays through RiseWorks', () => {
    expect(() => checked(...WITH_RISE).app.synth()).not.toThrow();
  });

  it('end the synthesis on a finding', () => {
    const { app, engine } = checked();
    new Bucket(engine, 'Careless');
    expect(() => app.synth()).toThrow('AwsSolutions-S1');
  });
});
