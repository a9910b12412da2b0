import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { handler as nameLambda } from '../../../functions/sign-in/name-person.ts';
import { localDynamoDb } from '../../../infra/local/dynamodb-client.ts';
import { ensureIssuerKey, issueToken, type PrivateKey, publicJwks } from '../../../infra/local/issuer.ts';
import type { Product } from '../../../infra/local/product.ts';
import { routesOf } from '../../../infra/local/route-table.ts';
import { LOCAL_PLACE, synthesisedProduct } from '../../../infra/local/synthesised-product.ts';
import { ensureTable, tableOf } from '../../../infra/local/table.ts';
import type { UserName } from '../../../infra/local/users.ts';
import { architectureOf } from '../../../infra/sam/architecture.ts';
import { logicalIdOf } from '../../../infra/sam/logical-id.ts';
import { writeSam } from '../../../infra/sam/write-sam.ts';
import { environmentFileSchema, functionSchema, readTemplate, runAsSam } from './run-as-sam.ts';
import { type Asked, samEvent } from './sam-event.ts';

const dir = mkdtempSync(join(tmpdir(), 'sam-'));
let product: Product;
let key: PrivateKey;

beforeAll(async () => {
  product = await synthesisedProduct({ outDir: join(dir, 'assembly') }, process.env);
  key = await ensureIssuerKey(dir);
  await writeSam({ outDir: dir, product, jwks: publicJwks(key), arch: process.arch });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(dir, name), 'utf8'));
const environmentFile = () => environmentFileSchema.parse(readJson('env.json'));
const functions = () =>
  Object.entries(readTemplate(dir).Resources)
    .filter(([, { Type }]) => Type === 'AWS::Serverless::Function')
    .map(([logicalId, { Properties }]) => ({ logicalId, ...functionSchema.parse(Properties) }));

/** @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html */
const eventSchema = z.strictObject({
  Type: z.literal('HttpApi'),
  Properties: z.strictObject({
    ApiId: z.strictObject({ Ref: z.literal('Api') }),
    Method: z.string(),
    Path: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    Auth: z.strictObject({ Authorizer: z.enum(['Admins', 'NONE']) }),
  }),
});

describe("SAM's template, held against SAM's documentation; SAM itself needs Docker and was not run", () => {
  it('has an API and functions, and every Lambda of the product is among them', () => {
    const types = new Set(Object.values(readTemplate(dir).Resources).map(({ Type }) => Type));
    expect(types).toEqual(new Set(['AWS::Serverless::HttpApi', 'AWS::Serverless::Function']));
    const lambdas = product.all('AWS::Lambda::Function');
    expect(lambdas.length).toBeGreaterThan(50);
    expect(functions()).toHaveLength(lambdas.length);
  });

  it('holds values only: its only intrinsic functions are references to its own API and authorizer', () => {
    const text = readFileSync(join(dir, 'template.json'), 'utf8');
    const called = new Set([...text.matchAll(/"(Ref|Fn::[A-Za-z]+)":/g)].map(([, name]) => name));
    expect(called).toEqual(new Set(['Ref', 'Fn::GetAtt']));
    expect(readTemplate(dir).Resources.Api?.Properties).toEqual({
      Auth: {
        DefaultAuthorizer: 'Admins',
        Authorizers: {
          Admins: {
            FunctionArn: { 'Fn::GetAtt': ['Authorizer', 'Arn'] },
            AuthorizerPayloadFormatVersion: '2.0',
            EnableSimpleResponses: true,
            Identity: { Headers: ['Authorization'], ReauthorizeEvery: 0 },
          },
        },
      },
    });
  });

  it('finds each function’s code below itself, for the Node and the machine that run it', () => {
    for (const { logicalId, CodeUri, Handler, Runtime, Architectures } of functions()) {
      expect(isAbsolute(CodeUri) || CodeUri.includes('..'), CodeUri).toBe(false);
      expect(existsSync(join(dir, CodeUri, 'index.mjs')), logicalId).toBe(true);
      expect({ Handler, Runtime, Architectures }).toEqual({
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Architectures: [process.arch === 'arm64' ? 'arm64' : 'x86_64'],
      });
    }
  });

  it('has each route of the deployment once, at its own Lambda, and public only where that is', () => {
    const byArn = new Map(product.all('AWS::Lambda::Function').map((one) => [one.attribute('Arn'), one.ref]));
    const wanted = routesOf(product).map(({ routeKey, functionArn, authorizerArn }) => ({
      routeKey,
      logicalId: logicalIdOf(String(byArn.get(functionArn)).replace(/^disbursement-local-/, '')),
      authorizer: authorizerArn === undefined ? 'NONE' : 'Admins',
    }));
    const found = functions().flatMap(({ logicalId, Events = {} }) =>
      Object.values(Events).map((event) => {
        const { Method, Path, Auth } = eventSchema.parse(event).Properties;
        return { routeKey: `${Method} ${Path}`, logicalId, authorizer: Auth.Authorizer };
      }),
    );
    const sorted = (routes: typeof wanted) => routes.sort((a, b) => a.routeKey.localeCompare(b.routeKey));
    expect(wanted.length).toBeGreaterThan(40);
    expect(sorted(found)).toEqual(sorted(wanted));
  });

  it('declares, at every function, each variable that the environment file sets: SAM overrides no other', () => {
    const overridden = Object.keys(environmentFile().Parameters);
    for (const { logicalId, Environment } of functions()) {
      expect(Object.keys(Environment.Variables), logicalId).toEqual(expect.arrayContaining(overridden));
    }
  });

  it('leads no call of a Lambda to AWS, and overrides what the shell may say about credentials', () => {
    const { AWS_ENDPOINT_URL_DYNAMODB, AWS_SESSION_TOKEN, ...others } = environmentFile().Parameters;
    expect({ AWS_ENDPOINT_URL_DYNAMODB, AWS_SESSION_TOKEN }).toEqual({
      AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb:8000',
      AWS_SESSION_TOKEN: '',
    });
    expect(others).toMatchObject({ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
    for (const service of ['SFN', 'EVENTBRIDGE', 'SNS']) {
      expect(others[`AWS_ENDPOINT_URL_${service}`], service).toBe('http://127.0.0.1:9');
    }
  });

  it.each([
    ['x64', 'x86_64'],
    ['arm64', 'arm64'],
  ])('calls %s %s, as Lambda does', (arch, word) => expect(architectureOf(arch)).toBe(word));

  it('says so where Lambda has no such architecture', () => {
    expect(() => architectureOf('riscv64')).toThrow('Lambda does not run on riscv64');
  });
});

describe('functions run as the template says, each in a process of its own, with events as SAM makes them', () => {
  const tableName = `sam-${crypto.randomUUID()}`;
  const environment = () => ({
    Parameters: {
      ...environmentFile().Parameters,
      AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
      TABLE_NAME: tableName,
    },
  });

  beforeAll(async () => {
    const client = localDynamoDb(inject('dynamodbEndpoint'), LOCAL_PLACE.region);
    const { create, timeToLive } = tableOf(product);
    await ensureTable(client, { create: { ...create, TableName: tableName }, timeToLive });
    client.destroy();
  });

  const answerSchema = z.object({ statusCode: z.number(), body: z.string().transform((body) => JSON.parse(body)) });
  const run = (logicalId: string, event: unknown) => runAsSam(dir, logicalId, event, environment());

  const tokenOf = (user: UserName) =>
    issueToken(
      key,
      { region: LOCAL_PLACE.region, userPoolId: 'eu-central-1_LocalDev1', clientId: 'localdevclient000000000001' },
      { user, kind: 'access', expired: false },
      nameLambda,
    );

  const verdictSchema = z.object({ isAuthorized: z.boolean(), context: z.unknown() });
  const verdictOn = async (user: UserName, routeKey: string) => {
    const headers = { Authorization: `Bearer ${await tokenOf(user)}` };
    return verdictSchema.parse(await run('Authorizer', samEvent({ routeKey, headers })));
  };
  /** As SAM does: the route’s Lambda gets what the authorizer said. */
  const call = async (logicalId: string, asked: Asked, { context }: z.output<typeof verdictSchema>) =>
    answerSchema.parse(await run(logicalId, samEvent(asked, context)));

  it('the health check finds the books', async () => {
    const health = await run('GetHealth', samEvent({ routeKey: 'GET /api/disbursement/health' }));
    expect(answerSchema.parse(health)).toMatchObject({ statusCode: 200, body: { healthy: true, state: 'ok' } });
  });

  it('an admin with a token of the local issuer lists batches', async () => {
    const routeKey = 'GET /api/disbursement/batches';
    const verdict = await verdictOn('admin', routeKey);
    expect(verdict.isAuthorized).toBe(true);
    expect(await call('ListBatches', { routeKey }, verdict)).toEqual({ statusCode: 200, body: { batches: [] } });
  });

  it('somebody without a group is refused', async () => {
    expect(await verdictOn('nobody', 'GET /api/disbursement/batches')).toMatchObject({
      isAuthorized: false,
      context: { refusal: 'not_in_a_group' },
    });
  });

  it('an Idempotency-Key counts, although SAM does not write it in lower case as an HTTP API does', async () => {
    const routeKey = 'POST /api/disbursement/affiliates';
    const headers = { 'Idempotency-Key': 'key-1' };
    const verdict = await verdictOn('admin', routeKey);
    const post = (fullName: string) => {
      const affiliates = [{ affiliateId: 'ann', fullName, email: 'ann@example.com', country: 'US' }];
      return call('ImportAffiliates', { routeKey, headers, body: { affiliates } }, verdict);
    };
    expect(await post('Ann Lee')).toMatchObject({ statusCode: 200 });
    expect(await post('Somebody Else')).toMatchObject({ body: { code: 'idempotency_key_reused' } });
  });

  it('the event file lets a route be invoked by itself', async () => {
    const answer = answerSchema.parse(await run('ListBatches', readJson('event.json')));
    expect(answer.statusCode).toBe(200);
  });
});
