import {
  type CancellationReason,
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

const $metadata = { httpStatusCode: 400 } as const;

/** What DynamoDB answers to a request that is wrong in itself. Nothing was written. */
export function validationException(message: string): DynamoDBServiceException {
  return new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', $metadata, message });
}

export function isValidationException(error: unknown): error is DynamoDBServiceException {
  return error instanceof DynamoDBServiceException && error.name === 'ValidationException';
}

/** What DynamoDB answers when the condition of a write that is alone does not hold. */
export function conditionalCheckFailed(): ConditionalCheckFailedException {
  return new ConditionalCheckFailedException({ $metadata, message: 'The conditional request failed' });
}

/** What DynamoDB answers when a transaction is not carried out; one reason for each of its writes. */
export function cancelled(CancellationReasons: CancellationReason[]): TransactionCanceledException {
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new TransactionCanceledException({ $metadata, message, CancellationReasons });
}

/**
 * The code under test uses something of DynamoDB that the simulated table does not have. Never an answer of DynamoDB:
 * extend the simulated table and its differential test.
 */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated';
}
