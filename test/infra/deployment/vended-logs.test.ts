import { expect, it } from 'vitest';
import * as z from 'zod';
import { resourcesOf, withEverything } from './templates.ts';

const arnOf = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const apiSchema = z.object({ AccessLogSettings: z.object({ DestinationArn: arnOf }) });
const machineSchema = z.object({
  LoggingConfiguration: z.object({
    Destinations: z.array(z.object({ CloudWatchLogsLogGroup: z.object({ LogGroupArn: arnOf }) })),
  }),
});
const named = z.object({ 'Fn::Join': z.tuple([z.literal('-'), z.tuple([z.string()]).rest(z.unknown())]) });

const resources = new Map(resourcesOf(withEverything()));

/** The log groups that AWS writes to by a delivery of its own, as `<stack>/<logical id>`. */
const delivered = [...resources].flatMap(([at, { Type, Properties }]) => {
  const stack = at.split('/')[0];
  const arns =
    Type === 'AWS::ApiGatewayV2::Stage'
      ? [apiSchema.parse(Properties).AccessLogSettings.DestinationArn]
      : Type === 'AWS::StepFunctions::StateMachine'
        ? machineSchema
            .parse(Properties)
            .LoggingConfiguration.Destinations.map(({ CloudWatchLogsLogGroup: { LogGroupArn } }) => LogGroupArn)
        : [];
  return arns.map((arn) => `${stack}/${arn['Fn::GetAtt'][0]}`);
});

it('log groups of the API and of state machines do not fill the resource policy of CloudWatch Logs with their names', () => {
  expect(delivered).toHaveLength(3);
  const names = delivered.map(
    (at) =>
      named.parse(resources.get(at)?.Properties.LogGroupName ?? { 'Fn::Join': ['-', ['none']] })['Fn::Join'][1][0],
  );
  expect(names.filter((name) => !name.startsWith('/aws/vendedlogs/'))).toEqual([]);
});
