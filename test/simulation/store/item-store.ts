import type { Key } from '../../../lib/store/keys.ts';
import type { KeyRange } from './expressions/key-condition.ts';
import { sortable } from './order.ts';
import { type Sorted, SortedList } from './sorted-list.ts';
import { type StoredItem, storedItem } from './stored-item.ts';
import type { StoredMap } from './stored-value.ts';
import { TableIndex } from './table-index.ts';

/** Who changed it: somebody who wrote, or a restore of the table. */
export type Cause = 'write' | 'restore';

/** One item that was written or removed. Items are as they are kept: frozen, their numbers bigints. */
export type Change = {
  /** How many changes there are up to and with this one. */
  readonly version: number;
  /** The same for all changes of one request; the next request that changes something has the next number. */
  readonly transaction: number;
  /** When, by the clock that the table was given; milliseconds since 1970. */
  readonly at: number;
  readonly cause: Cause;
  /** Whether the write had a condition on this item. */
  readonly isConditional: boolean;
  readonly key: Key;
  readonly before: StoredMap | undefined;
  readonly after: StoredMap | undefined;
};

/** A moment of the table to which it can be put back. */
export type Snapshot = { readonly version: number; readonly transaction: number; readonly last: Change | undefined };

export type ItemChange = {
  readonly key: Key;
  readonly after: StoredItem | undefined;
  readonly isConditional: boolean;
};

/** An item of a query, or its keys in an index, and its place in the order there. */
export type Found = Sorted & { readonly item: StoredItem };

type Partition = { readonly items: Map<string, StoredItem>; readonly order: SortedList<Position> };
type Position = Sorted & { readonly SK: string };

/** The items, their order and their indexes; each change is noted in the feed, and can be taken back. */
export class ItemStore {
  readonly feed: Change[] = [];
  readonly indexes = { GSI1: new TableIndex('GSI1'), GSI2: new TableIndex('GSI2') };
  readonly #indexes = Object.values(this.indexes);
  readonly #partitions = new Map<string, Partition>();
  readonly #now: () => number;
  #transaction = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get version(): number {
    return this.feed.length;
  }

  find({ PK, SK }: Key): StoredItem | undefined {
    return this.#partitions.get(PK)?.items.get(SK);
  }

  *all(): Generator<StoredMap> {
    for (const { items } of this.#partitions.values()) {
      for (const { map } of items.values()) yield map;
    }
  }

  *within(range: KeyRange, isDescending: boolean): Generator<Found> {
    const partition = this.#partitions.get(range.partition);
    for (const { sort, tie, SK } of partition?.order.within(range, isDescending) ?? []) {
      const item = partition?.items.get(SK);
      if (item) yield { sort, tie, item };
    }
  }

  /** All changes of one request. */
  change(changes: readonly ItemChange[], cause: Cause = 'write'): void {
    this.#transaction += 1;
    for (const { key, after, isConditional } of changes) {
      const before = this.find(key)?.map;
      if (!before && !after) continue;
      const version = this.version + 1;
      this.feed.push({
        version,
        transaction: this.#transaction,
        at: this.#now(),
        cause,
        isConditional,
        key,
        before,
        after: after?.map,
      });
      this.#put(key, after);
      for (const index of this.#indexes) index.change(version, before, after?.map);
    }
  }

  snapshot(): Snapshot {
    return { version: this.version, transaction: this.#transaction, last: this.feed.at(-1) };
  }

  /** Takes back all changes since the snapshot. @throws Error for a snapshot that is not of this table's past */
  takeBackTo({ version, transaction, last }: Snapshot): void {
    if (this.version < version || this.feed[version - 1] !== last) {
      throw new Error(`version ${version} was taken back itself: the table cannot be put there again`);
    }
    while (this.version > version) {
      const change = this.feed.pop();
      if (!change) return;
      for (const index of this.#indexes) index.undo(change.version, change.before, change.after);
      this.#put(change.key, change.before && storedItem(change.before));
    }
    this.#transaction = transaction;
  }

  /** The items that differ from what they were at a version, as they were then: what a restored backup brings back. */
  differencesFrom(version: number): readonly ItemChange[] {
    const first = new Map<string, Change>();
    for (const change of this.feed.slice(version)) {
      const name = `${change.key.PK}\u0000${change.key.SK}`;
      if (!first.has(name)) first.set(name, change);
    }
    return [...first.values()].map(({ key, before }) => ({
      key,
      after: before && storedItem(before),
      isConditional: false,
    }));
  }

  /** What every request since a version changed. */
  requestsSince(version: number): (readonly ItemChange[])[] {
    const requests = Map.groupBy(this.feed.slice(version), ({ transaction }) => transaction);
    return [...requests.values()].map((changes) =>
      changes.map(({ key, after, isConditional }) => ({ key, after: after && storedItem(after), isConditional })),
    );
  }

  #put({ PK, SK }: Key, item: StoredItem | undefined): void {
    const partition = this.#partitions.get(PK) ?? { items: new Map(), order: new SortedList<Position>() };
    this.#partitions.set(PK, partition);
    const { items, order } = partition;
    if (item && !items.has(SK)) order.add({ sort: sortable(SK), tie: '', SK });
    if (!item && items.has(SK)) order.remove(sortable(SK), (position) => position.SK === SK);
    if (item) items.set(SK, item);
    else items.delete(SK);
  }
}
