import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Product } from './product.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableSchema = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

export interface LocalTable {
  readonly create: CreateTableCommandInput;
  readonly timeToLive: { readonly AttributeName: string; readonly Enabled: boolean } | undefined;
}

/** The table that everything works on. It is the one whose stream is read, which after a restore is not the template's. */
const tableNameOf = (product: Product): string => {
  const streamArn = z.string().parse(product.only('AWS::Lambda::EventSourceMapping').property('EventSourceArn'));
  const [, name] = /:table\/([^/]+)\/stream\//.exec(streamArn) ?? [];
  if (name === undefined) throw new Error(`${streamArn} is not the stream of a table.`);
  return name;
};

/**
 * The template's table as CreateTable takes it, but without its stream, because each record of a stream slows the embedded
 * engine down.
 */
export const tableOf = (product: Product): LocalTable => {
  const resource = product.only('AWS::DynamoDB::GlobalTable');
  const read = (name: keyof typeof tableSchema.shape) => resource.property(name);
  const { TimeToLiveSpecification, ...create } = tableSchema.parse({
    AttributeDefinitions: read('AttributeDefinitions'),
    KeySchema: read('KeySchema'),
    BillingMode: read('BillingMode'),
    GlobalSecondaryIndexes: read('GlobalSecondaryIndexes'),
    TimeToLiveSpecification: read('TimeToLiveSpecification'),
  });
  return { create: { ...create, TableName: tableNameOf(product) }, timeToLive: TimeToLiveSpecification };
};

/** Makes the table unless the engine already has it. */
export const ensureTable = async (client: DynamoDBClient, { create, timeToLive }: LocalTable): Promise<void> => {
  try {
    await client.send(new DescribeTableCommand({ TableName: create.TableName }));
    return;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  await client.send(new CreateTableCommand(create));
  if (timeToLive !== undefined) {
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: create.TableName, TimeToLiveSpecification: timeToLive }),
    );
  }
};
