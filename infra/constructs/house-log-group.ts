import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { uniqueName } from './unique-name.ts';

/**
 * A log group the way this project makes all of them. It keeps logs for three months, also after its stack was removed. The
 * audit trail itself is in the table and stays for good. A log group of a failed first deployment is removed with it.
 */
export class HouseLogGroup extends LogGroup {
  /** @param logGroupName if absent, CloudFormation chooses one, because a fixed name would block the next deployment */
  constructor(scope: Construct, id: string, logGroupName?: string) {
    super(scope, id, {
      ...(logGroupName !== undefined && { logGroupName }),
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}

/**
 * A log group that another service of AWS delivers logs to. The service may add its name to a resource policy of the account,
 * which holds 5,120 characters, and a deployment whose name no longer fits is refused. Names with this prefix share one entry.
 *
 * @param name unique in the region; each deployment adds an ending of its own
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
export const vendedLogGroup = (scope: Construct, id: string, name: string): HouseLogGroup =>
  new HouseLogGroup(scope, id, uniqueName(`/aws/vendedlogs/${name}`));
