import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, DockerImage, Stack, Token, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { CONSOLE_SOURCES, consoleBuild, HASHED_FILES } from '../console/build.ts';
import { CONFIGURATION_FILE, type ConsoleConfiguration } from '../console/configuration.ts';
import type { ConsoleSite } from './console-site.ts';
import { HouseLogGroup } from './house-log-group.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** Built by Vite, without Docker. The context `aws:cdk:bundling-stacks: []` skips it. */
const builtConsole = (): ISource =>
  Source.asset(join(PROJECT, CONSOLE_SOURCES), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never pulled: local bundling succeeds or throws.
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle: (outDir) => {
          const { command, args, options } = consoleBuild(outDir);
          execFileSync(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
          return true;
        },
      },
    },
  });

export interface ConsoleFilesProps {
  readonly site: ConsoleSite;
  /** Written into the bucket during the deployment, and into no script, so that the same files serve every deployment. */
  readonly configuration: ConsoleConfiguration;
}

/** Puts the console's files into its bucket. */
export class ConsoleFiles extends Construct {
  constructor(scope: Construct, id: string, { site, configuration }: ConsoleFilesProps) {
    super(scope, id);
    const common = { destinationBucket: site.bucket, logGroup: new HouseLogGroup(this, 'Logs') };
    const built = builtConsole();
    // Files of earlier deployments stay, because a page that is still open may ask for them.
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      sources: [built],
      exclude: ['*'],
      include: [`${HASHED_FILES}/*`],
      prune: false,
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    // Only once everything that the page asks for is there.
    const page = new BucketDeployment(this, 'Page', {
      ...common,
      sources: [built, Source.jsonData(CONFIGURATION_FILE, configuration)],
      exclude: [`${HASHED_FILES}/*`],
      prune: false,
      cacheControl: [CacheControl.noCache()],
      distribution: site.distribution,
      distributionPaths: ['/*'],
      // CloudFront keeps these files for a second at most. Waiting would only let a slow invalidation roll the deployment back.
      // https://github.com/aws/aws-cdk/issues/15891
      waitForDistributionInvalidation: false,
    });
    page.node.addDependency(hashed);
    this.#acknowledge(site);
  }

  /** The Lambda that copies the files is the CDK's own, one for the stack. */
  #acknowledge({ bucket }: ConsoleSite): void {
    const stack = Stack.of(this);
    const account = Token.isUnresolved(stack.account) ? '<AWS::AccountId>' : stack.account;
    const logical = bucket.node.defaultChild instanceof CfnBucket ? stack.getLogicalId(bucket.node.defaultChild) : '';
    const everything = [
      ...['GetBucket*', 'GetObject*', 'List*', 'DeleteObject*', 'Abort*'].map((action) => `Action::s3:${action}`),
      'Resource::*',
      `Resource::<${logical}.Arn>/*`,
      `Resource::arn:aws:s3:::cdk-hnb659fds-assets-${account}-${stack.region}/*`,
    ];
    const role = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
    if (role === undefined)
      throw new Error("the CDK's Lambda that copies files is not what it was in earlier versions");
    Validations.of(role).acknowledge(
      {
        id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        reason: 'The CDK gives its own Lambda the policy to write logs.',
      },
      { id: 'AwsSolutions-L1', reason: 'The CDK chooses the runtime of its own Lambda.' },
      ...everything.map((what) => ({
        id: `AwsSolutions-IAM5[${what}]`,
        reason: 'It reads the assets of this deployment, writes all files of one bucket, and tells CloudFront.',
      })),
    );
  }
}
