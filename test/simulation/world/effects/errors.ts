import { ProvisionedThroughputExceededException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { StateError } from '../machine/state-error.ts';
import type { EffectKind } from './fault.ts';

const $metadata = {};

/** Nobody answered in time: it may have happened or not. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

type Failure = 'lost-answer' | 'failure' | 'throttle' | 'conflict' | 'turned-away';

/** What the process sees of it. */
export function failureOf(kind: Failure, effect?: EffectKind): Error {
  switch (kind) {
    case 'failure':
      if (effect === 'request' || effect === 'transfer') return unreachable();
      return effect === 'invoke' ? new StateError('Lambda.Unknown') : new TimeoutError('nobody answered in time');
    case 'lost-answer':
      return effect === 'invoke' ? new StateError('Lambda.Unknown') : new TimeoutError('nobody answered in time');
    case 'throttle':
      return effect === 'transact' || effect === 'booking'
        ? cancelled('ThrottlingError')
        : new ProvisionedThroughputExceededException({ message: 'the table is too busy', $metadata });
    case 'conflict':
      return cancelled('TransactionConflict');
    case 'turned-away':
      return new StateError('Lambda.TooManyRequestsException');
    default:
      return kind satisfies never;
  }
}

/** As `fetch` says that nobody is there. */
function unreachable(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
}

function cancelled(Code: string): TransactionCanceledException {
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${Code}]`,
    CancellationReasons: [{ Code }],
    $metadata,
  });
}
