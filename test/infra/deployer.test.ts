import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';

import { RISE_SETTINGS } from '../support/rise-settings.ts';
import { synthesised, templateOfConsole, templatesOf } from './synthesised.ts';

/** The prefix of a service's permissions, by what stands first in the types of its resources. */
const SERVICES: Readonly<Record<string, string>> = {
  ApiGatewayV2: 'apigateway',
  Budgets: 'budgets',
  // A resource that a Lambda makes.
  CDKBucketDeployment: 'lambda',
  CloudFront: 'cloudfront',
  CloudWatch: 'cloudwatch',
  Cognito: 'cognito-idp',
  DynamoDB: 'dynamodb',
  Events: 'events',
  IAM: 'iam',
  KMS: 'kms',
  Lambda: 'lambda',
  Logs: 'logs',
  S3: 's3',
  SNS: 'sns',
  SQS: 'sqs',
  Scheduler: 'scheduler',
  SecretsManager: 'secretsmanager',
  StepFunctions: 'states',
};

const resources = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) });

it('docs/aws.md names to the deployer the services that the stacks are made of, and no others', () => {
  const settings: Parameters<typeof synthesised> = [
    { stage: 'staging' },
    { providers: ['riseworks'], rise: { ...RISE_SETTINGS } },
  ];
  const everything = [...templatesOf(synthesised(...settings)).values(), templateOfConsole(...settings)];
  const used = everything.flatMap((template) =>
    Object.values(resources.parse(template.toJSON()).Resources).map(({ Type }) => {
      const service = SERVICES[Type.split('::')[1] ?? ''];
      if (service === undefined) throw new Error(`${Type}: say in this test which permissions its service has`);
      return service;
    }),
  );
  const page = readFileSync(new URL('../../docs/aws.md', import.meta.url), 'utf8');
  const table = page.split('| service | for |')[1]?.split('\n\n')[0] ?? '';
  const named = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z0-9-]+)`/g)]);
  expect(named.map(([, service]) => service).sort()).toEqual([...new Set(used)].sort());
});
