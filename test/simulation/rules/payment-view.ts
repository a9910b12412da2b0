import { ATTEMPT_PREFIX, CLAIMS_PREFIX, TRANSACTION_PREFIX } from '../../../lib/store/keys.ts';
import { equal } from '../store/equal.ts';
import type { Change } from '../store/item-store.ts';
import type { StoredMap } from '../store/stored-value.ts';
import { mapsOf, optionalText, textOf, textsOf } from './fields.ts';
import { kindOf } from './item-kind.ts';
import type { NotedChange } from './rule.ts';

/**
 * Payments for rules that know nothing of how they are stored. A payment that has an item is what the item says. One that has none
 * is what its claim says, and the attempt that has taken it. A request that changes one of these changes the payment.
 */
export class PaymentView {
  readonly #own = new Map<string, StoredMap>();
  readonly #claimed = new Map<string, StoredMap>();
  readonly #taken = new Map<string, Map<string, StoredMap>>();
  readonly #heads = new Map<string, StoredMap>();
  readonly #seen = new Map<string, StoredMap>();

  /** The changes of one request, those of payments among them. */
  changesOf(changes: readonly Change[]): NotedChange[] {
    const touched = new Map<string, Change>();
    const noted: NotedChange[] = [];
    const links: StoredMap[] = [];
    for (const change of changes) {
      for (const id of this.#touch(change)) touched.set(id, change);
      const kind = kindOf(change.key);
      if (kind === 'audit') links.push(...mapsOf(change.after, 'links'));
      if (kind !== 'payment') noted.push({ ...change, kind });
    }
    for (const [id, change] of touched) noted.push(...this.#changed(id, change, links));
    return noted;
  }

  #changed(id: string, change: Change, links: readonly StoredMap[]): NotedChange[] {
    const before = this.#seen.get(id);
    const own = this.#own.get(id);
    const after = own ?? this.#unwritten(id, links);
    if (after) this.#seen.set(id, after);
    else this.#seen.delete(id);
    if (!own && before && after && equal(before, after)) return [];
    const PK = change.key.PK;
    return before || after
      ? [{ ...change, key: { PK, SK: `${TRANSACTION_PREFIX}${id}` }, kind: 'payment', before, after }]
      : [];
  }

  /** The head of its chain, as the entry of the claim or of the attempt has it. A restore takes it back there. */
  #unwritten(id: string, links: readonly StoredMap[]): StoredMap | undefined {
    const claimed = this.#claimed.get(id);
    if (!claimed) return undefined;
    const [[attemptId, attempt] = []] = this.#taken.get(id) ?? [];
    const moment = `${id} ${attemptId ?? ''}`;
    const link = links.findLast((one) => one.transactionId === id);
    if (link) this.#heads.set(moment, { seq: link.seq ?? null, hash: link.hash ?? null });
    const head = { audit: this.#heads.get(moment) ?? null };
    if (!attemptId || !attempt) return { ...claimed, ...head };
    const sentAt = textOf(attempt, 'createdAt');
    return {
      ...claimed,
      status: 'PROCESSING',
      version: 2n,
      attemptIds: [attemptId],
      liveAttemptId: attemptId,
      sentAt,
      updatedAt: sentAt,
      ...head,
    };
  }

  /** Notes the change, and names the payments that it may be one of. */
  #touch({ key: { SK }, before, after }: Change): readonly string[] {
    const item = after ?? before;
    if (!item) return [];
    if (SK.startsWith(TRANSACTION_PREFIX)) {
      const id = textOf(item, 'transactionId');
      if (after) this.#own.set(id, after);
      else this.#own.delete(id);
      return [id];
    }
    if (SK.startsWith(CLAIMS_PREFIX)) {
      const ids = claimsOf(item);
      for (const [id, payment] of ids) {
        if (after) this.#claimed.set(id, payment);
        else this.#claimed.delete(id);
      }
      return [...ids.keys()];
    }
    if (!SK.startsWith(ATTEMPT_PREFIX) || (before && after)) return [];
    const attemptId = textOf(item, 'attemptId');
    const ids = textsOf(item, 'transactionIds');
    for (const id of ids) {
      const taken = this.#taken.get(id) ?? new Map<string, StoredMap>();
      if (after) taken.set(attemptId, after);
      else taken.delete(attemptId);
      this.#taken.set(id, taken);
    }
    return ids.filter((id) => !this.#own.has(id));
  }
}

/** Every payment as it was claimed, by its id. */
function claimsOf(item: StoredMap): Map<string, StoredMap> {
  const batchId = textOf(item, 'batchId');
  const createdAt = textOf(item, 'createdAt');
  const retryOf = optionalText(item, 'retryOf');
  const shared = {
    batchId,
    currency: textOf(item, 'currency'),
    status: 'PENDING',
    version: 1n,
    retries: 0n,
    attemptIds: [],
    overpaidByAttemptIds: [],
    createdAt,
    updatedAt: createdAt,
    ...(retryOf !== undefined && { retryOf }),
  };
  return new Map(
    mapsOf(item, 'payments').map(({ ordinal, ...own }) => {
      const transactionId = `${batchId}.${String(ordinal).padStart(3, '0')}`;
      return [transactionId, { ...shared, ...own, transactionId }];
    }),
  );
}
