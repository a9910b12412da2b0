import type { LocalRoute } from '../local/route-table.ts';

export const API_ID = 'Api';
const AUTHORIZER = 'Admins';

/**
 * The HTTP API, which asks the authorizer unless a route says otherwise. SAM runs Lambda authorizers of HTTP APIs locally
 * from version 1.80 on. Payload version, simple responses and header are those that `routesOf` checks for.
 *
 * @see
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-lambdaauthorizer.html
 */
export const samApi = (authorizerId: string) => ({
  Type: 'AWS::Serverless::HttpApi',
  Properties: {
    Auth: {
      DefaultAuthorizer: AUTHORIZER,
      Authorizers: {
        [AUTHORIZER]: {
          FunctionArn: { 'Fn::GetAtt': [authorizerId, 'Arn'] },
          AuthorizerPayloadFormatVersion: '2.0',
          EnableSimpleResponses: true,
          Identity: { Headers: ['Authorization'], ReauthorizeEvery: 0 },
        },
      },
    },
  },
});

/**
 * The routes of one Lambda, as events of its resource.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html
 */
export const samEvents = (routes: readonly LocalRoute[]) =>
  Object.fromEntries(
    routes.map(({ routeKey, authorizerArn }, at) => {
      const [method, path] = routeKey.split(' ');
      return [
        `Route${at + 1}`,
        {
          Type: 'HttpApi',
          Properties: {
            ApiId: { Ref: API_ID },
            Method: method,
            Path: path,
            PayloadFormatVersion: '2.0',
            Auth: { Authorizer: authorizerArn === undefined ? 'NONE' : AUTHORIZER },
          },
        },
      ];
    }),
  );
