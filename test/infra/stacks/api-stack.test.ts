import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../../infra/routes.ts';
import { API_PREFIX } from '../../../lib/contracts/api.ts';
import { propertiesOf, synthesised } from '../synthesised.ts';

const { api } = synthesised();
const routes = [...propertiesOf(api, 'AWS::ApiGatewayV2::Route').values()];
const lambdas = propertiesOf(api, 'AWS::Lambda::Function');
const reference = z.object({ Ref: z.string() });
const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const target = z.object({ 'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), reference])]) });

const lambdaOfRoute = (route: Record<string, unknown>): string => {
  const integration = target.parse(route.Target)['Fn::Join'][1][1].Ref;
  const uri = propertiesOf(api, 'AWS::ApiGatewayV2::Integration').get(integration)?.IntegrationUri;
  return attribute.parse(uri)['Fn::GetAtt'][0];
};

describe('the API', () => {
  it('has exactly the routes of the table', () => {
    expect(routes.map((route) => route.RouteKey).sort()).toEqual(
      ROUTES.map(({ method, path }) => `${method} ${API_PREFIX}${path}`).sort(),
    );
  });

  it.each(ROUTES)('guards $method $path with the authorizer, unless it is public', ({ method, path, ...row }) => {
    const route = routes.find((one) => one.RouteKey === `${method} ${API_PREFIX}${path}`);
    expect(route?.AuthorizationType).toBe(row.publicBecause ? 'NONE' : 'CUSTOM');
    expect(route?.AuthorizerId === undefined).toBe(row.publicBecause !== undefined);
  });

  it('leaves only its description, the health check and what the provider signs open', () => {
    expect(ROUTES.filter((row) => row.publicBecause).map(({ path }) => path)).toEqual([
      '/openapi.json',
      '/webhooks/{provider}',
      '/health',
    ]);
  });

  it('gives each route a Lambda of its own, named as in the table', () => {
    const names = routes.map((route) => lambdas.get(lambdaOfRoute(route))?.FunctionName);
    expect(names.sort()).toEqual(ROUTES.map(({ functionName }) => `disbursement-dev-${functionName}`).sort());
    expect(new Set(names).size).toBe(ROUTES.length);
  });

  it('asks the authorizer anew for every request, and takes a plain yes or no', () => {
    api.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerResultTtlInSeconds: 0,
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
      IdentitySource: ['$request.header.Authorization'],
    });
  });

  it('writes access logs that name the admin and say why a token was refused, and hold no address and no token', () => {
    const [stage] = propertiesOf(api, 'AWS::ApiGatewayV2::Stage').values();
    const { Format } = z.object({ Format: z.string() }).parse(stage?.AccessLogSettings);
    const format = z.record(z.string(), z.string()).parse(JSON.parse(Format));
    expect(format).toMatchObject({
      sub: '$context.authorizer.sub',
      refusal: '$context.authorizer.refusal',
      authorizerError: '$context.authorizer.error',
    });
    expect(Object.values(format).join()).not.toMatch(/authorizer\.(username|email|status)|claims|header/);
  });

  it('is called by a name of its own where the stage has one', () => {
    const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/one';
    const { api: named } = synthesised({}, { customDomain: { name: 'payouts.example.com', certificateArn } });
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'payouts.example.com',
      DomainNameConfigurations: [{ CertificateArn: certificateArn }],
    });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    named.hasOutput('ApiUrl', { Value: 'https://payouts.example.com' });
    expect(Object.keys(named.findOutputs('ApiDomainTarget'))).toEqual(['ApiDomainTarget']);
    api.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
  });
});
