import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readConfig } from '../../infra/config.ts';
import { RISE_SETTINGS } from '../support/rise-settings.ts';
import { ACCESS } from './access/access-table.ts';
import { allPolicies, synthesisedProduct } from './access/policies.ts';
import { propertiesOf, synthesised, WITH_RISE } from './synthesised.ts';

const config = (env: NodeJS.ProcessEnv, stage = 'production') =>
  readConfig((key) => ({ stage, region: 'eu-central-1', alarmEmail: 'ops@example.com' })[key], {
    DISBURSEMENT_PROVIDER: 'riseworks',
    ...env,
  });

describe('the settings of RiseWorks', () => {
  it('are needed by a stage that pays through it, and make it payable', () => {
    expect(config(RISE_SETTINGS)).toMatchObject({ providers: ['riseworks'], rise: RISE_SETTINGS });
    expect(config(RISE_SETTINGS, 'dev').providers).toEqual(['mock', 'riseworks']);
    expect(() => config({})).toThrow('has none of its settings');
  });

  it.each(Object.keys(RISE_SETTINGS).filter((name) => name !== 'RISE_API_BASE_URL'))('lack %s, and say so', (name) => {
    expect(() => config({ ...RISE_SETTINGS, [name]: '' })).toThrow(name);
  });

  it('are no place for a key', () => {
    const stage = { ...RISE_SETTINGS, RISE_SIGNER_PRIVATE_KEY: `0x${'3'.repeat(64)}` };
    expect(config(stage).rise).toEqual(RISE_SETTINGS);
  });
});

describe('a deployment that pays through RiseWorks', () => {
  const product = synthesisedProduct(...WITH_RISE);
  const environmentSchema = z.object({ Variables: z.record(z.string(), z.string()) });
  const lambdas = product.all('AWS::Lambda::Function').map((lambda) => ({
    name: lambda.ref.replace('disbursement-staging-', ''),
    environment: environmentSchema.parse(lambda.property('Environment')).Variables,
    role: z.string().parse(lambda.property('Role')),
  }));
  const policies = allPolicies(product);
  const secretsReadBy = (role: string) =>
    policies
      .filter(({ of, kind }) => of === role && kind === 'identity')
      .flatMap(({ statements }) => statements)
      .filter(({ Action }) => Action.some((action) => action.startsWith('secretsmanager:')))
      .flatMap(({ Action, Resource }) => Resource.map((resource) => `${Action.join()} ${resource}`));
  const arns = Object.fromEntries(
    product
      .all('AWS::SecretsManager::Secret')
      .map(({ logicalId, ref }) => [logicalId.replace(/^Rise|[A-F0-9]{8}$/g, ''), ref]),
  );
  const readersOf = (secret: string) =>
    lambdas.filter(({ role }) => secretsReadBy(role).includes(`secretsmanager:GetSecretValue ${arns[secret]}`));

  it('keeps three secrets, also when the stack is removed', () => {
    const { data } = synthesised(...WITH_RISE);
    expect(Object.keys(arns).sort()).toEqual(['login', 'signing', 'webhook']);
    data.allResources('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('lets pay-chunk alone read the key that signs', () => {
    expect(readersOf('signing').map(({ name }) => name)).toEqual(['pay-chunk']);
    expect(readersOf('webhook').map(({ name }) => name)).toEqual(['receive-webhook']);
  });

  it('tells a Lambda of those secrets that it may read, and of no other', () => {
    const told = lambdas.map(({ name, environment }) => ({
      name,
      ids: Object.entries(environment).filter(([variable]) => /^RISE_.*_SECRET_ID$/.test(variable)),
    }));
    for (const { name, ids } of told) {
      const role = lambdas.find((lambda) => lambda.name === name)?.role ?? '';
      expect(ids.map(([, arn]) => `secretsmanager:GetSecretValue ${arn}`).sort(), name).toEqual(
        secretsReadBy(role).sort(),
      );
    }
  });

  it('tells every Lambda that works on the books how RiseWorks is reached', () => {
    for (const { name, environment } of lambdas.filter(({ environment }) => 'TABLE_NAME' in environment)) {
      expect(environment, name).toMatchObject({ ...RISE_SETTINGS, DISBURSEMENT_PROVIDERS: 'riseworks' });
    }
  });
});

describe('who asks the provider something', () => {
  it.each(Object.entries(ACCESS))('%s has the login, if it looks into the Mock bank or after health', (name, row) => {
    const isAsking = name === 'get-health' || row.data.some((profile) => profile.startsWith('mock-bank.'));
    expect(row.riseSecrets?.includes('login') ?? false).toBe(isAsking);
  });
});

describe('a deployment that does not', () => {
  it('has none of its secrets and settings', () => {
    const { data, api } = synthesised();
    expect(data.findResources('AWS::SecretsManager::Secret')).toEqual({});
    for (const [id, properties] of propertiesOf(api, 'AWS::Lambda::Function')) {
      expect(JSON.stringify(properties), id).not.toContain('RISE_');
    }
  });
});
