import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Accepted by every local engine, and worthless on AWS. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A client of the local engine for the local stack itself. Lambdas make their own from their environment. */
export const localDynamoDb = (endpoint: string, region: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region, credentials: LOCAL_CREDENTIALS });
