import * as z from 'zod';
import type { LocalResource, Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';
import { handingTo } from './handing-over.ts';
import { arnOf, found, lambdaOf, type NeedsByType } from './needs-of-type.ts';

/* What Lambda does for functions, streams and events that were given up. */

const target = z.object({ Destination: z.string() }).optional();
const destinations = z
  .object({ OnFailure: target, OnSuccess: target })
  .default({ OnFailure: undefined, OnSuccess: undefined });
const logging = z.object({ LogGroup: z.string() });
const tracing = z.object({ Mode: z.enum(['Active', 'PassThrough']) }).optional();
const replicas = z.array(z.object({ SSESpecification: z.object({ KMSMasterKeyId: z.string() }).optional() }));

const roleOf = (lambda: LocalResource): string => z.string().parse(lambda.property('Role'));

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const onDestinations = (product: Product, lambda: LocalResource, given: unknown): Probe[] =>
  Object.values(destinations.parse(given)).flatMap((one) =>
    one === undefined
      ? []
      : handingTo(product, one.Destination, { by: roleOf(lambda), why: `what ${lambda.ref} could not do` }),
  );

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
const ofFunction = (lambda: LocalResource, product: Product): Probe[] => {
  const role = roleOf(lambda);
  const group = logging.parse(lambda.property('LoggingConfig')).LogGroup;
  const isTraced = tracing.parse(lambda.property('TracingConfig'))?.Mode === 'Active';
  const asRole = (action: string, resource: string, why: string): Probe => ({
    by: role,
    action,
    resource,
    mustBe: 'allowed',
    why: `${why} of ${lambda.ref}`,
  });
  return [
    { ...asRole('sts:AssumeRole', role, 'the role'), by: 'lambda.amazonaws.com' },
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) =>
      asRole(action, arnOf(product, 'logs', `log-group:${group}:log-stream:2026/11/23/[$LATEST]0`), 'the log'),
    ),
    // https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
    ...(isTraced ? ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'] : []).map((action) =>
      asRole(action, '*', 'the traces'),
    ),
  ];
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
const ofMapping = (mapping: LocalResource, product: Product): Probe[] => {
  const lambda = lambdaOf(product, z.string().parse(mapping.property('FunctionName')));
  const stream = z.string().parse(mapping.property('EventSourceArn'));
  const table = found(
    product.all('AWS::DynamoDB::GlobalTable').find((one) => one.attribute('StreamArn') === stream),
    `the table of the stream ${stream}`,
  );
  const keys = replicas.parse(table.property('Replicas')).flatMap(({ SSESpecification }) => SSESpecification ?? []);
  const why = `the stream for ${lambda.ref}`;
  const asRole = (action: string, resource: string): Probe => ({
    by: roleOf(lambda),
    action,
    resource,
    mustBe: 'allowed',
    why,
  });
  return [
    ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => asRole(`dynamodb:${action}`, stream)),
    asRole('dynamodb:ListStreams', '*'),
    ...keys.map(({ KMSMasterKeyId }) => ({
      ...asRole('kms:Decrypt', KMSMasterKeyId),
      context: { 'kms:ViaService': [`dynamodb.${product.place.region}.amazonaws.com`] },
    })),
    ...onDestinations(product, lambda, mapping.property('DestinationConfig')),
  ];
};

export const LAMBDA_TYPES: NeedsByType = {
  'AWS::Lambda::Function': {
    // The environment is what the product itself is told; what it does with that is seen when it runs.
    refersIn: ['Role', 'LoggingConfig', 'Environment', 'Code'],
    needs: ofFunction,
  },
  'AWS::Lambda::EventSourceMapping': {
    refersIn: ['FunctionName', 'EventSourceArn', 'DestinationConfig'],
    needs: ofMapping,
  },
  'AWS::Lambda::EventInvokeConfig': {
    refersIn: ['FunctionName', 'DestinationConfig'],
    needs: (config, product) =>
      onDestinations(
        product,
        lambdaOf(product, z.string().parse(config.property('FunctionName'))),
        config.property('DestinationConfig'),
      ),
  },
};
