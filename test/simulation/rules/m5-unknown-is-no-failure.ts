import { isDead } from './death.ts';
import { optionalText, textOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

const WAITING = ['PROCESSING', 'UNKNOWN'];

/**
 * M5: while an attempt is alive and its outcome is not known, its payment is PROCESSING or UNKNOWN. It becomes anything but
 * COMPLETED only when the attempt is really dead. A payment that another attempt has paid may still wait for it.
 */
export function unknownIsNoFailure(facts: Facts): Rule {
  return {
    id: 'M5',
    about: ['payment'],
    *transaction({ changes, cause, at }: Transaction) {
      if (cause === 'restore') return;
      for (const change of changes) {
        if (change.kind === 'payment') yield* paymentBroken(change, at);
      }
    },
  };

  function* paymentBroken({ before, after }: NotedChange, at: number) {
    if (!after) return;
    const [id, status, live] = [
      textOf(after, 'transactionId'),
      textOf(after, 'status'),
      optionalText(after, 'liveAttemptId'),
    ];
    const isPaid = optionalText(after, 'paidByAttemptId') !== undefined;
    if (live === undefined && WAITING.includes(status)) yield `${id} is ${status}, and waits for no attempt`;
    if (live !== undefined && !WAITING.includes(status) && !isPaid) {
      yield `${id} is ${status} while attempt ${live} is alive`;
    }
    const left = optionalText(before, 'liveAttemptId');
    if (!before || left === undefined || live !== undefined || status === 'COMPLETED' || isPaid) return;
    if (!isDead(facts, id, left, at)) yield `${id} became ${status} while attempt ${left} may move money, or has`;
  }
}
