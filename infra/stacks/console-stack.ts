import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { ConsoleFiles } from '../constructs/console-files.ts';
import { ConsoleSite } from '../constructs/console-site.ts';

export interface ConsoleStackProps extends StackProps {
  readonly config: Config;
  /** Of the HTTP API: `https://….execute-api.…`. */
  readonly apiEndpoint: string;
  readonly userPool: IUserPool;
  readonly userPoolClient: IUserPoolClient;
  /** The address of the pages for signing in. */
  readonly signInUrl: string;
}

/** The console of the admins: static files behind CloudFront, and the API under the same address. */
export class ConsoleStack extends Stack {
  readonly site: ConsoleSite;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    const { config, apiEndpoint, userPool, userPoolClient, signInUrl, ...rest } = props;
    super(scope, id, rest);
    this.site = new ConsoleSite(this, 'Site', { config, apiEndpoint, signInUrl });
    new ConsoleFiles(this, 'Files', {
      site: this.site,
      configuration: {
        issuer: `https://cognito-idp.${config.region}.amazonaws.com/${userPool.userPoolId}`,
        clientId: userPoolClient.userPoolClientId,
        signInUrl,
      },
    });
    new CfnOutput(this, 'ConsoleUrl', { value: this.site.url });
  }
}
