import * as z from 'zod';
import type { LocalResource, Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';
import { arnOf, found, type NeedsByType, onBehalfOf } from './needs-of-type.ts';

/* What API Gateway and Cognito do with a request or a sign-in. */

const LAMBDA_URI = /^arn:aws:apigateway:[a-z0-9-]+:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/;

const invoked = (by: string, lambdaArn: string, context: Probe['context'], why: string): Probe => ({
  by,
  action: 'lambda:InvokeFunction',
  resource: lambdaArn,
  ...(context !== undefined && { context }),
  mustBe: 'allowed',
  why,
});

const text = (resource: LocalResource, property: string): string => z.string().parse(resource.property(property));

/**
 * A route makes the API invoke the Lambda of its integration, as `<api>/<stage>/<method>/<path>`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
const ofRoute = (route: LocalResource, product: Product): Probe[] => {
  const [method = '', path = ''] = text(route, 'RouteKey').split(' ');
  const target = text(route, 'Target').replace('integrations/', '');
  const integration = found(
    product.all('AWS::ApiGatewayV2::Integration').find(({ ref }) => ref === target),
    `the integration ${target}`,
  );
  const apiId = text(route, 'ApiId');
  const stages = product.all('AWS::ApiGatewayV2::Stage').filter((stage) => text(stage, 'ApiId') === apiId);
  return stages.map((stage) => {
    const source = arnOf(product, 'execute-api', `${apiId}/${text(stage, 'StageName')}/${method}${path}`);
    const context = onBehalfOf(product, source);
    return invoked('apigateway.amazonaws.com', text(integration, 'IntegrationUri'), context, `${method} ${path}`);
  });
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
const ofAuthorizer = (authorizer: LocalResource, product: Product): Probe[] => {
  const [, lambdaArn = ''] = LAMBDA_URI.exec(text(authorizer, 'AuthorizerUri')) ?? [];
  const source = arnOf(product, 'execute-api', `${text(authorizer, 'ApiId')}/authorizers/${authorizer.ref}`);
  return [invoked('apigateway.amazonaws.com', lambdaArn, onBehalfOf(product, source), 'the authorizer')];
};

const triggers = z
  .record(z.string(), z.union([z.string(), z.strictObject({ LambdaArn: z.string(), LambdaVersion: z.string() })]))
  .default({});

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
const ofUserPool = (pool: LocalResource, product: Product): Probe[] => {
  const context = onBehalfOf(product, pool.attribute('Arn'));
  return Object.entries(triggers.parse(pool.property('LambdaConfig'))).flatMap(([trigger, lambda]) => {
    const arn = typeof lambda === 'string' ? lambda : lambda.LambdaArn;
    return invoked('cognito-idp.amazonaws.com', arn, context, `the trigger ${trigger}`);
  });
};

export const API_TYPES: NeedsByType = {
  'AWS::ApiGatewayV2::Api': { refersIn: [] },
  // What it invokes it invokes for a route.
  'AWS::ApiGatewayV2::Integration': { refersIn: ['ApiId', 'IntegrationUri'] },
  'AWS::ApiGatewayV2::Route': { refersIn: ['ApiId', 'AuthorizerId', 'Target'], needs: ofRoute },
  'AWS::ApiGatewayV2::Authorizer': { refersIn: ['ApiId', 'AuthorizerUri'], needs: ofAuthorizer },
  // Access logs are delivered by what the deployer may set up (docs/aws.md); no role of ours has a part in it.
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
  'AWS::ApiGatewayV2::Stage': { refersIn: ['ApiId', 'AccessLogSettings'] },
  // The certificate is used by API Gateway's own service-linked role.
  'AWS::ApiGatewayV2::DomainName': { refersIn: ['DomainNameConfigurations'] },
  'AWS::ApiGatewayV2::ApiMapping': { refersIn: ['ApiId', 'DomainName', 'Stage'] },
  'AWS::Cognito::UserPool': { refersIn: ['LambdaConfig'], needs: ofUserPool },
  'AWS::Cognito::UserPoolClient': { refersIn: ['UserPoolId'] },
  'AWS::Cognito::UserPoolDomain': { refersIn: ['UserPoolId', 'Domain'] },
  'AWS::Cognito::UserPoolGroup': { refersIn: ['UserPoolId'] },
  'AWS::Cognito::ManagedLoginBranding': { refersIn: ['UserPoolId', 'ClientId'] },
};
