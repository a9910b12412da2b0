import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TRANSLATION } from '../../lib/store/shared/translation.ts';

/**
 * The only place that makes SDK clients. By default the SDK waits for an answer without limit, so one lost packet can cost
 * a Lambda all its time. Here a call is given up after some seconds and tried again. Repeating is safe: the SDK keeps the
 * client request token of a transaction through its retries, and every other write is conditional or idempotent.
 *
 * @see https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
 */
const CALLS = {
  maxAttempts: 4,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;

export function dynamoDbClient(): DynamoDBDocumentClient {
  const { marshallOptions, unmarshallOptions } = TRANSLATION;
  // A copy for each client, because the document client writes its own defaults into the options that it is given.
  return DynamoDBDocumentClient.from(new DynamoDBClient(CALLS), {
    marshallOptions: { ...marshallOptions },
    unmarshallOptions: { ...unmarshallOptions },
  });
}

export function stepFunctionsClient(): SFNClient {
  return new SFNClient(CALLS);
}

export function eventBridgeClient(): EventBridgeClient {
  return new EventBridgeClient(CALLS);
}

export function snsClient(): SNSClient {
  return new SNSClient(CALLS);
}

export function secretsManagerClient(): SecretsManagerClient {
  return new SecretsManagerClient(CALLS);
}
