import type { TransactionId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Attempt, RejectedAttempt } from '../../domain/transactions/attempt.ts';
import { attemptKey } from '../keys.ts';
import type { Write } from '../shared/table.ts';

/** A rejection kills the attempt only while its one submission is the only one. */
export function rejectionWrite(attempt: Attempt, rejected: RejectedAttempt): Write {
  return noted(attempt, {
    UpdateExpression: 'SET rejected = :rejected',
    ConditionExpression:
      'attribute_exists(PK) AND attribute_not_exists(sentAgainAt) AND attribute_not_exists(rejected)',
    ExpressionAttributeValues: { ':rejected': rejected },
  });
}

export function sentAgainWrite(attempt: Attempt, at: Instant): Write {
  return noted(attempt, {
    UpdateExpression: 'SET sentAgainAt = if_not_exists(sentAgainAt, :at)',
    ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(rejected) AND attribute_not_exists(foundAt)',
    ExpressionAttributeValues: { ':at': at },
  });
}

export function missedWrite(attempt: Attempt, at: Instant): Write {
  return noted(attempt, {
    UpdateExpression: 'SET missedAt = if_not_exists(missedAt, :at)',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':at': at },
  });
}

export function takenWrite(attempt: Attempt, ids: readonly TransactionId[]): Write {
  return noted(attempt, {
    UpdateExpression: 'ADD takenIds :ids',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':ids': new Set(ids) },
  });
}

/** One more payment of an attempt that was found: the provider shows them one by one. */
export function foundWrite(attempt: Attempt, id: TransactionId): Write {
  return noted(attempt, {
    UpdateExpression: 'SET transactionIds = list_append(transactionIds, :one) ADD takenIds :ids',
    ConditionExpression: 'attribute_exists(foundAt) AND NOT contains(transactionIds, :id)',
    ExpressionAttributeValues: { ':one': [id], ':id': id, ':ids': new Set([id]) },
  });
}

type Note = {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues: Record<string, unknown>;
};

/** The committed content never changes. What became of sending it is noted beside it. */
function noted({ batchId, attemptId }: Attempt, note: Note): Write {
  return { Update: { Key: { ...attemptKey(batchId, attemptId) }, ...note } };
}
