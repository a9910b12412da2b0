import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  AttributeType,
  Billing,
  type ITableV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { BOOKS_TABLE } from '../books-table.ts';
import { type Config, tagsOf } from '../config.ts';
import { AdminPool } from '../constructs/admin-pool.ts';
import type { Bundles } from '../constructs/bundle.ts';
import { Outside } from '../constructs/outside.ts';
import { RiseSecretsInManager } from '../constructs/rise-secrets.ts';

export interface DataStackProps extends StackProps {
  readonly config: Config;
  readonly bundles: Bundles;
}

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** A keys-only index: it says where to look, and the item itself decides (rule M10). */
const keysOnly = (indexName: string) => ({
  indexName,
  partitionKey: string(`${indexName}PK`),
  sortKey: string(`${indexName}SK`),
  projectionType: ProjectionType.KEYS_ONLY,
});

/**
 * Everything that cannot be rebuilt from the source: the table with the books and its key, what others subscribe to, and
 * the admins. Removing this stack keeps all of them. A test asserts their logical ids, because CloudFormation would make an
 * empty twin if one changed.
 */
export class DataStack extends Stack {
  /** The table with the books. It is the one that this stack makes, unless another was restored in its place. */
  readonly table: ITableV2;
  readonly tableKey: Key;
  readonly outside: Outside;
  readonly userPool: UserPool;
  readonly userPoolClient: UserPoolClient;
  /** The address of the pages for signing in. */
  readonly signInUrl: string;
  /** Absent: no payment of this deployment goes through RiseWorks. */
  readonly riseSecrets: RiseSecretsInManager['secrets'] | undefined;

  constructor(scope: Construct, id: string, { config, bundles, ...props }: DataStackProps) {
    super(scope, id, props);

    this.tableKey = new Key(this, 'TableKey', {
      description: 'Encrypts the payout table',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });

    const made = new TableV2(this, 'Table', {
      partitionKey: string(BOOKS_TABLE.partitionKey),
      sortKey: string(BOOKS_TABLE.sortKey),
      globalSecondaryIndexes: BOOKS_TABLE.indexes.map(keysOnly),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.tableKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      timeToLiveAttribute: BOOKS_TABLE.timeToLiveAttribute,
      dynamoStream: StreamViewType[BOOKS_TABLE.streamViewType],
      // A global table has its tags in each replica, and gets none of the stack.
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-replicaspecification.html
      tags: Object.entries(tagsOf(config)).map(([key, value]) => ({ key, value })),
    });
    // CloudFormation refuses to remove exports while other stacks use them, so they stay even when a restored table is
    // used.
    for (const value of [made.tableName, made.tableArn, made.tableStreamArn]) this.exportValue(value);
    this.table = config.restoredTable ? this.#restored(config.restoredTable) : made;

    this.outside = new Outside(this, 'Outside', { config, key: this.tableKey });

    const admins = new AdminPool(this, 'Admins', { config, bundles });
    this.userPool = admins.userPool;
    this.userPoolClient = admins.client;
    this.signInUrl = admins.signInUrl;

    const rise = config.providers.includes('riseworks') ? new RiseSecretsInManager(this, 'Rise') : undefined;
    this.riseSecrets = rise?.secrets;

    // Comes last. A table that is protected from deletion would stop the clean-up after a first deployment that failed.
    made.node.addDependency(this.outside, admins, ...(rise ? [rise] : []));

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'EventBusName', { value: this.outside.bus.eventBusName });
    new CfnOutput(this, 'PeopleTopicArn', { value: this.outside.people.topicArn });
    if (rise) {
      new CfnOutput(this, 'RiseSigningSecretArn', { value: rise.secrets.signing.secretArn });
      new CfnOutput(this, 'RiseLoginSecretArn', { value: rise.secrets.login.secretArn });
      new CfnOutput(this, 'RiseWebhookSecretArn', { value: rise.secrets.webhook.secretArn });
    }
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.userPoolClient.userPoolClientId });
  }

  /** DynamoDB made it from a backup, so it is not a resource of this stack, and the stack never changes it. */
  #restored({ name, streamArn }: NonNullable<Config['restoredTable']>): ITableV2 {
    return TableV2.fromTableAttributes(this, 'RestoredTable', {
      tableName: name,
      tableStreamArn: streamArn,
      encryptionKey: this.tableKey,
      globalIndexes: [...BOOKS_TABLE.indexes],
    });
  }
}
