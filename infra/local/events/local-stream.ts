import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Say } from '../console.ts';
import type { InvocationResult } from '../function-instance.ts';
import type { LocalResource, Product } from '../product.ts';
import { auditFeed } from './audit-feed.ts';
import { startOutsideServer } from './outside-server.ts';
import { StreamFollower } from './stream-follower.ts';
import { WentOut } from './went-out.ts';

/** Stands in for everything outside: takes the product's events and messages, and keeps them. */
export const startOutside = async (product: Product, dataDir: string) => {
  const wentOut = new WentOut(join(dataDir, 'events.jsonl'));
  const server = await startOutsideServer({
    busName: product.only('AWS::Events::EventBus').ref,
    topicArn: product.only('AWS::SNS::Topic').ref,
    add: (lines) => wentOut.add(lines),
  });
  return { ...server, wentOut };
};

export interface StreamOptions {
  readonly product: Product;
  readonly dynamodb: DynamoDBClient;
  readonly table: string;
  readonly dataDir: string;
  readonly wentOut: WentOut;
  readonly functionArnOf: (name: string) => string | undefined;
  readonly invoke: (arn: string, event: unknown) => Promise<InvocationResult>;
  readonly say: Say;
  /** Overrides the template's number of retries. */
  readonly retryAttempts?: number | undefined;
}

/**
 * The template's event source mapping, fed from the audit index.
 *
 * @throws Error if it names a Lambda that does not exist
 */
export const localStream = (options: StreamOptions): StreamFollower => {
  const { product, dynamodb, table, dataDir, wentOut, say } = options;
  const mapping = product.only('AWS::Lambda::EventSourceMapping');
  const name = z.string().parse(mapping.property('FunctionName'));
  const functionArn = options.functionArnOf(name);
  if (functionArn === undefined) throw new Error(`The table's stream feeds ${name}, which the template does not have.`);
  return new StreamFollower({
    feed: auditFeed(dynamodb, table),
    invoke: (event) => options.invoke(functionArn, event),
    file: join(dataDir, 'stream-position.json'),
    batchSize: countOf(mapping, 'BatchSize'),
    retryAttempts: options.retryAttempts ?? countOf(mapping, 'MaximumRetryAttempts'),
    onGivenUp: (auditId) => wentOut.add([{ givenUp: { sentAt: new Date().toISOString(), auditId } }]),
    say,
  });
};

const countOf = (mapping: LocalResource, property: string): number =>
  z.number().int().positive().parse(mapping.property(property));
