import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as z from 'zod';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { type Config, resourcePrefix } from '../config.ts';
import { throttleOf } from '../public-throttles.ts';
import type { Route } from '../routes.ts';
import { vendedLogGroup } from './house-log-group.ts';

/**
 * One line per request: who called, how it ended, and why a token was refused. It never has a token, an e-mail address or a
 * body.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  sub: '$context.authorizer.sub',
  refusal: '$context.authorizer.refusal',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

export interface PayoutApiProps {
  readonly config: Config;
  readonly authorizer: IFunction;
}

/** The HTTP API: each route has its own Lambda, and the authorizer unless it is public. */
export class PayoutApi extends Construct {
  readonly api: HttpApi;
  /** The address of the API, without the prefix of the routes. */
  readonly url: string;
  readonly #authorizer: HttpLambdaAuthorizer;
  readonly #stage: HttpStage;

  constructor(scope: Construct, id: string, { config, authorizer }: PayoutApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'HttpApi', {
      apiName: resourcePrefix(config),
      description: 'Runs payouts to affiliates',
      createDefaultStage: false,
    });
    const domain = this.#domainOf(config);
    this.url = config.customDomain ? `https://${config.customDomain.name}` : this.api.apiEndpoint;
    this.#stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      ...(domain !== undefined && { domainMapping: { domainName: domain } }),
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(vendedLogGroup(this, 'AccessLogs', `apis/${resourcePrefix(config)}`)),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
    this.#authorizer = new HttpLambdaAuthorizer('Authorizer', authorizer, {
      authorizerName: `${resourcePrefix(config)}-admins`,
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization'],
      // A cached verdict would hold for every route, and outlive the token.
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
      resultsCacheTtl: Duration.seconds(0),
    });
  }

  /** A host name of your own. Its DNS record must point at the output `ApiDomainTarget`. */
  #domainOf({ customDomain }: Config): DomainName | undefined {
    if (customDomain === undefined) return undefined;
    const domain = new DomainName(this, 'Domain', {
      domainName: customDomain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', customDomain.certificateArn),
    });
    new CfnOutput(this, 'ApiDomainTarget', { value: domain.regionalDomainName }).overrideLogicalId('ApiDomainTarget');
    return domain;
  }

  /** Serves a route with its Lambda. */
  addRoute(route: Route, lambda: IFunction): void {
    const made = this.api.addRoutes({
      path: `${API_PREFIX}${route.path}`,
      methods: [HttpMethod[route.method]],
      integration: new HttpLambdaIntegration(`${route.functionName}-integration`, lambda),
      ...(route.publicBecause ? {} : { authorizer: this.#authorizer }),
    });
    const reason = route.publicBecause;
    if (reason === undefined) return;
    for (const one of made) Validations.of(one).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    this.#throttle(route, made);
  }

  /** A throttle narrower than that of the whole API. API Gateway refuses settings of a route that does not exist yet. */
  #throttle({ functionName, method, path }: Route, made: readonly HttpRoute[]): void {
    const { rate, burst } = throttleOf(functionName);
    const { defaultChild: stage } = this.#stage.node;
    if (!(stage instanceof CfnStage))
      throw new Error('the stage of the API is not what it was in earlier CDK versions');
    const settings: Record<string, unknown> = z.record(z.string(), z.unknown()).default({}).parse(stage.routeSettings);
    stage.routeSettings = {
      ...settings,
      [`${method} ${API_PREFIX}${path}`]: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
    };
    this.#stage.node.addDependency(...made);
  }
}
