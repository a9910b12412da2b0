import findMyWay, { type HTTPMethod } from 'find-my-way';
import * as z from 'zod';
import type { LocalResource, Product } from './product.ts';

/** One route of the template. */
export interface LocalRoute {
  /** As in the template: `GET /affiliates/{affiliateId}`. */
  readonly routeKey: string;
  readonly functionArn: string;
  /** The authorizer's Lambda; absent on public routes. */
  readonly authorizerArn: string | undefined;
}

export interface MatchedRoute {
  readonly route: LocalRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type RouteFinder = (method: string, path: string) => MatchedRoute | undefined;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly HTTPMethod[];
const routeKeySchema = z
  .string()
  .transform((key) => key.split(' '))
  .pipe(z.tuple([z.enum(METHODS), z.string().startsWith('/')]));

/** The only shapes that the local stack can serve. Any other in the template must not be served wrongly. */
const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string().startsWith('arn:'),
  PayloadFormatVersion: z.literal('2.0'),
});
const authorizerSchema = z.object({
  AuthorizerType: z.literal('REQUEST'),
  AuthorizerUri: z.string(),
  AuthorizerPayloadFormatVersion: z.literal('2.0'),
  AuthorizerResultTtlInSeconds: z.literal(0),
  EnableSimpleResponses: z.literal(true),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
});

const read = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, resource: LocalResource) =>
  schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, resource.property(name)])));

/** `arn:…:lambda:path/2015-03-31/functions/<Lambda's ARN>/invocations` names the Lambda. */
const lambdaOf = (uri: string): string => uri.replace(/^.*\/functions\//, '').replace(/\/invocations$/, '');

/** The API's routes as the template has them. */
export const routesOf = (product: Product): LocalRoute[] => {
  const integrations = new Map(
    product.all('AWS::ApiGatewayV2::Integration').map((one) => [one.ref, read(integrationSchema, one)]),
  );
  const authorizers = new Map(
    product.all('AWS::ApiGatewayV2::Authorizer').map((one) => [one.ref, read(authorizerSchema, one)]),
  );
  return product.all('AWS::ApiGatewayV2::Route').map((resource) => {
    const routeKey = z.string().parse(resource.property('RouteKey'));
    const target = z.string().parse(resource.property('Target'));
    const integration = integrations.get(target.replace(/^integrations\//, ''));
    if (integration === undefined) throw new Error(`${routeKey} has no integration.`);
    const type = z.enum(['CUSTOM', 'NONE']).parse(resource.property('AuthorizationType'));
    const authorizer =
      type === 'NONE' ? undefined : authorizers.get(z.string().parse(resource.property('AuthorizerId')));
    if (type === 'CUSTOM' && authorizer === undefined) throw new Error(`${routeKey} names an unknown authorizer.`);
    return {
      routeKey,
      functionArn: lambdaOf(integration.IntegrationUri),
      authorizerArn: authorizer === undefined ? undefined : lambdaOf(authorizer.AuthorizerUri),
    };
  });
};

/** Finds the route of a request as an HTTP API does: an exact path first, then parameters. Case matters. */
export const routeFinder = (routes: readonly LocalRoute[]): RouteFinder => {
  // find-my-way's own limit of 100 characters is shorter than our ids.
  const router = findMyWay({ maxParamLength: 2_048, caseSensitive: true, ignoreTrailingSlash: false });
  for (const route of routes) {
    const [method, path] = routeKeySchema.parse(route.routeKey);
    router.on(method, path.replace(/\{([^}+]+)\}/g, ':$1'), () => {}, route);
  }
  const byKey = new Map(routes.map((route) => [route.routeKey, route]));
  return (method, path) => {
    const known = METHODS.find((one) => one === method);
    const found = known === undefined ? null : router.find(known, path);
    const route = byKey.get(storeSchema.safeParse(found?.store).data?.routeKey ?? '');
    if (found === null || route === undefined) return undefined;
    return { route, pathParameters: parametersSchema.parse(found.params) };
  };
};

const storeSchema = z.object({ routeKey: z.string() });
const parametersSchema = z.record(z.string(), z.string());
