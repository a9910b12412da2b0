import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

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
