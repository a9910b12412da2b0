import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { HouseFunction } from '../constructs/house-function.ts';
import { PayoutApi } from '../constructs/payout-api.ts';
import { type Premises, productFunction } from '../constructs/product-function.ts';
import { AUTHORIZER_ENTRY, routeEntry } from '../entries.ts';
import { ROUTES } from '../routes.ts';

export interface ApiStackProps extends StackProps {
  readonly premises: Premises;
  readonly userPool: IUserPool;
  readonly userPoolClient: IUserPoolClient;
}

/** What admins and the provider call: the HTTP API, its authorizer, and one Lambda for each route. */
export class ApiStack extends Stack {
  readonly api: PayoutApi;

  constructor(scope: Construct, id: string, { premises, userPool, userPoolClient, ...props }: ApiStackProps) {
    super(scope, id, props);
    const { config, bundles } = premises;
    const authorizer = new HouseFunction(this, 'authorizer', {
      config,
      name: 'authorizer',
      bundles,
      entry: AUTHORIZER_ENTRY,
      timeout: Duration.seconds(5),
      environment: { USER_POOL_ID: userPool.userPoolId, USER_POOL_CLIENT_ID: userPoolClient.userPoolClientId },
    });
    this.api = new PayoutApi(this, 'Api', { config, authorizer });
    for (const route of ROUTES) {
      const lambda = productFunction(this, premises, {
        name: route.functionName,
        entry: routeEntry(route),
        access: route,
        timeout: Duration.seconds(29),
      });
      this.api.addRoute(route, lambda);
    }
    new CfnOutput(this, 'ApiUrl', { value: this.api.url });
  }
}
