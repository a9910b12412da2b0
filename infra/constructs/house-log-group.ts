import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * A log group the way this project makes all of them: read for three months, also after its stack was removed; the audit
 * trail itself is in the table and stays for good. One that a failed first deployment made goes with it.
 */
export class HouseLogGroup extends LogGroup {
  /** @param logGroupName absent: CloudFormation makes one up. A fixed one would be in the way of the next deployment. */
  constructor(scope: Construct, id: string, logGroupName?: string) {
    super(scope, id, {
      ...(logGroupName !== undefined && { logGroupName }),
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
