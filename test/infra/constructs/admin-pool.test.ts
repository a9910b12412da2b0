import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Config, readConfig } from '../../../infra/config.ts';
import { AdminPool } from '../../../infra/constructs/admin-pool.ts';
import { Bundles } from '../../../infra/constructs/bundle.ts';
import { NAME_PERSON_ENTRY } from '../../../infra/entries.ts';
import { SCOPES } from '../../../infra/sign-in/callbacks.ts';

const REGION = 'eu-central-1';

const poolOf = (stage: string, changes: Partial<Config> = {}): Template => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] }, builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Data', { env: { region: REGION } });
  const settings: Record<string, string> = { stage, region: REGION, provider: 'mock', alarmEmail: 'ops@example.com' };
  const config = readConfig((key) => settings[key], {});
  new AdminPool(stack, 'Admins', { config: { ...config, ...changes }, bundles: new Bundles([NAME_PERSON_ENTRY]) });
  return Template.fromStack(stack);
};

const template = poolOf('dev');
const only = (type: string): [string, Record<string, unknown>] => {
  const found = Object.entries(template.findResources(type));
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} of ${type}`);
  return first;
};

/** The prefix as CloudFormation would make it of a stack's id. */
const prefixFor = (of: Template, stackId: string): string => {
  const parts = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
  const [domain] = Object.values(of.findResources('AWS::Cognito::UserPoolDomain'));
  const value = (part: unknown): string => {
    if (typeof part === 'string') return part;
    const call = z.record(z.string(), z.unknown()).parse(part);
    if (call.Ref === 'AWS::StackId') return stackId;
    const [index, from] = z.tuple([z.number(), z.unknown()]).parse(call['Fn::Select']);
    const [by, text] = z
      .tuple([z.string(), z.unknown()])
      .parse(z.object({ 'Fn::Split': z.unknown() }).parse(from)['Fn::Split']);
    return value(text).split(by)[index] ?? '';
  };
  return parts.parse(domain?.Properties?.Domain)['Fn::Join'][1].map(value).join('');
};
const stackId = (uuid: string) =>
  `arn:aws:cloudformation:eu-central-1:123456789012:stack/disbursement-dev-data/${uuid}`;
const [FIRST, SECOND] = ['51af3dc0-da77-11e4-872e-1234567db123', '9ed41bd0-da77-11e4-872e-1234567db123'].map(stackId);

describe('the pool of admins', () => {
  it('lets nobody sign up or in without a second factor, and no password travel', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  });

  it.each(['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup'])(
    'is kept when the stack goes, and does not block a second try of a first deployment: %s',
    (type) => {
      template.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    },
  );

  it('cannot be deleted by mistake', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  });

  it('has both groups', () => {
    for (const GroupName of ['payout-admins', 'payout-viewers']) {
      template.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName });
    }
  });
});

describe('the client that people sign in with', () => {
  it('has no secret, and takes codes only, which come back to this machine only', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: [...SCOPES],
      CallbackURLs: [18365, 18366, 18367].map((port) => `http://127.0.0.1:${port}/callback`),
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('brings people back to the console as well, once a stage has one', () => {
    poolOf('dev', { consoleUrl: 'https://payouts.example.com/console/' }).hasResourceProperties(
      'AWS::Cognito::UserPoolClient',
      {
        CallbackURLs: Match.arrayWith(['https://payouts.example.com/console/callback']),
        LogoutURLs: ['https://payouts.example.com/console/'],
      },
    );
  });

  it('gives refresh tokens that are good for one use', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      EnableTokenRevocation: true,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    });
  });

  it('lets nobody change by which name the audit log calls them', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ReadAttributes: ['email', 'email_verified'],
      // Absent or empty would mean: every attribute.
      WriteAttributes: ['zoneinfo'],
    });
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });
});

describe('the trigger that names people', () => {
  it('is asked with the event that can add to access tokens', () => {
    const [lambda] = only('AWS::Lambda::Function');
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      LambdaConfig: {
        PreTokenGenerationConfig: { LambdaArn: { 'Fn::GetAtt': [lambda, 'Arn'] }, LambdaVersion: 'V2_0' },
      },
    });
    template.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'disbursement-dev-name-person' });
  });

  it('may be invoked by this pool, and by nothing else', () => {
    const [lambda] = only('AWS::Lambda::Function');
    const [pool] = only('AWS::Cognito::UserPool');
    template.resourceCountIs('AWS::Lambda::Permission', 1);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': [lambda, 'Arn'] },
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [pool, 'Arn'] },
    });
  });
});

describe('the pages for signing in', () => {
  it('are the newer ones, which show only with a style for the client', () => {
    const [pool] = only('AWS::Cognito::UserPool');
    const [client] = only('AWS::Cognito::UserPoolClient');
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 });
    template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      UserPoolId: { Ref: pool },
      ClientId: { Ref: client },
      UseCognitoProvidedValues: true,
      Settings: Match.absent(),
      Assets: Match.absent(),
    });
    expect(Object.keys(template.findOutputs('SignInUrl'))).toEqual(['SignInUrl']);
  });

  it('have an address that no other stage, account or second try can have', () => {
    const prefixes = ['dev', 'staging'].flatMap((stage) =>
      [FIRST, SECOND].map((id) => prefixFor(poolOf(stage), id ?? '')),
    );
    expect(prefixes).toEqual([
      'disbursement-dev-51af3dc0da77',
      'disbursement-dev-9ed41bd0da77',
      'disbursement-staging-51af3dc0da77',
      'disbursement-staging-9ed41bd0da77',
    ]);
  });

  it.each(['dev', 'testaws', 'testamazon1', 'testcognito', 'test123456789012'])(
    'have an address that Cognito takes, whatever the stage is called: %s',
    (stage) => {
      const prefix = prefixFor(poolOf(stage), FIRST ?? '');
      expect(prefix).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
      expect(prefix).not.toMatch(/aws|amazon|cognito/);
    },
  );
});
