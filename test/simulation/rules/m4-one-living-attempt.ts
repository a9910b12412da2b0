import { equal } from '../store/equal.ts';
import type { StoredMap, StoredValue } from '../store/stored-value.ts';
import type { Movement } from './bank.ts';
import { isDead } from './death.ts';
import { mapOf, optionalText, textOf, textsOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

/** What may be noted on an attempt once it is committed. */
const NOTES = ['rejected', 'sentAgainAt', 'takenIds', 'missedAt'];

/**
 * M4: money moves only under an attempt that was committed before, exactly as it was committed, and only while its payment
 * waits for it. A new attempt begins, and a payment is released, only when every earlier attempt is really dead.
 */
export function oneLivingAttempt(facts: Facts): Rule {
  const { books } = facts;
  /** The hash of what was committed, by payment and attempt. An attempt that a restore has lost is found again without it. */
  const committed = new Map<string, StoredValue>();
  return {
    id: 'M4',
    about: ['attempt', 'payment'],
    *transaction({ changes, cause, at }: Transaction) {
      if (cause === 'restore') return;
      for (const change of changes) {
        if (change.kind === 'attempt') {
          noteCommitted(change);
          yield* attemptBroken(change);
        }
        if (change.kind === 'payment') yield* paymentBroken(change, at);
      }
    },
    *movement({ transactionId, attemptId, requestHash, breaksItsWord }: Movement) {
      const attempt = books.attempt(transactionId, attemptId);
      const name = `${transactionId} moved money by attempt ${attemptId}`;
      if (!attempt || !textsOf(attempt, 'transactionIds').includes(transactionId)) {
        yield `${name}, which was never committed`;
        return;
      }
      if ((committed.get(`${transactionId} ${attemptId}`) ?? hashOf(attempt)) !== requestHash)
        yield `${name} with another content than was committed`;
      // A restored table may not know what is on its way.
      const isForgotten = books.restores > 0;
      const live = optionalText(books.payments.get(transactionId), 'liveAttemptId');
      if (live !== attemptId && !breaksItsWord && !isForgotten) {
        yield `${name}, while it waits for ${live ?? 'none'}`;
      }
    },
  };

  function noteCommitted({ key, before, after }: NotedChange) {
    const hash = after && hashOf(after);
    if (!after || before || after.foundAt !== undefined || hash === undefined) return;
    const attemptId = key.SK.slice('ATTEMPT#'.length);
    for (const transactionId of textsOf(after, 'transactionIds')) committed.set(`${transactionId} ${attemptId}`, hash);
  }

  function* attemptBroken({ key, before, after }: NotedChange) {
    // An attempt that a restore has lost, and that was found at the provider, gets its payments one by one. It is
    // never submitted.
    if (!before || before.foundAt !== undefined) return;
    const isSame = after && equal(withoutNotes(before), withoutNotes(after));
    if (!isSame) yield `attempt ${key.PK} ${key.SK} was ${after ? 'changed' : 'removed'} after it was committed`;
  }

  function* paymentBroken({ before, after }: NotedChange, at: number) {
    if (!before || !after) return;
    const [known, now] = [textsOf(before, 'attemptIds'), textsOf(after, 'attemptIds')];
    const begun = now.filter((attemptId) => !known.includes(attemptId));
    const isGivenBack = after.status === 'CANCELLED' && before.status !== 'CANCELLED';
    const id = textOf(after, 'transactionId');
    // An attempt that was found after a restore began before it.
    const isFound = begun.some((attemptId) => books.attempt(id, attemptId)?.foundAt !== undefined);
    if ((begun.length === 0 && !isGivenBack) || isFound) return;
    for (const attemptId of known) {
      if (isDead(facts, id, attemptId, at)) continue;
      yield `${id} ${isGivenBack ? 'was given back' : `began attempt ${begun}`} while attempt ${attemptId} may move money, or has`;
    }
    for (const attemptId of begun) {
      if (!books.attempt(id, attemptId)) yield `${id} waits for attempt ${attemptId}, which is not committed`;
    }
  }
}

const hashOf = (attempt: StoredMap) => mapOf(attempt, 'prepared')?.requestHash;

function withoutNotes(attempt: StoredMap): StoredMap {
  return Object.fromEntries(Object.entries(attempt).filter(([name]) => !NOTES.includes(name)));
}
