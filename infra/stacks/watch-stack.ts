import { Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { Watched } from '../constructs/watched.ts';

export interface WatchStackProps extends StackProps {
  readonly config: Config;
  readonly apiId: string;
  /** Who is told. */
  readonly people: ITopic;
  readonly unannounced: IQueue;
}

/** What looks at the others: alarms. It knows Lambdas and state machines by name, so it is never in the way of a change. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { config, apiId, people, unannounced, ...props }: WatchStackProps) {
    super(scope, id, props);
    new Alarms(this, 'Alarms', { people, unannounced, watched: new Watched(this, 'Watched', { config, apiId }) });
  }
}
