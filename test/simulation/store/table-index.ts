import type { KeyNames, KeyRange } from './expressions/key-condition.ts';
import type { Found } from './item-store.ts';
import { sortable } from './order.ts';
import { validationException } from './refusals.ts';
import { SortedList } from './sorted-list.ts';
import { storedItem } from './stored-item.ts';
import type { StoredMap } from './stored-value.ts';

/** An item's keys in an index, and from which version of the table until which other one they were there. */
type Entry = Found & {
  readonly from: number;
  until: number;
};

const FOREVER = Number.POSITIVE_INFINITY;

/** A global secondary index that holds keys only. It forgets nothing, so that it can answer as it was at any version. */
export class TableIndex {
  readonly names: KeyNames;
  readonly #partitions = new Map<string, SortedList<Entry>>();

  constructor(name: string) {
    this.names = { partition: `${name}PK`, sort: `${name}SK` };
  }

  /** The item is `after` from this version on. */
  change(version: number, before: StoredMap | undefined, after: StoredMap | undefined): void {
    if (before && after && this.#isSamePlace(before, after)) return;
    const old = before && this.#current(before);
    if (old) old.entry.until = version;
    const place = after && this.#placeOf(after);
    if (!place) return;
    const entries = this.#partitions.get(place.partition) ?? new SortedList<Entry>();
    this.#partitions.set(place.partition, entries);
    entries.add({ ...place, from: version, until: FOREVER });
  }

  /** Takes back the change that made the table this version. */
  undo(version: number, before: StoredMap | undefined, after: StoredMap | undefined): void {
    if (before && after && this.#isSamePlace(before, after)) return;
    const added = after && this.#current(after);
    if (added) added.entries.remove(added.entry.sort, (entry) => entry === added.entry);
    const ended = before && this.#at(before, (entry) => entry.until === version);
    if (ended) ended.entry.until = FOREVER;
  }

  /** The keys of a range, as the table was at that version. */
  *within(range: KeyRange, version: number, isDescending: boolean): Generator<Found> {
    for (const entry of this.#partitions.get(range.partition)?.within(range, isDescending) ?? []) {
      if (entry.from <= version && version < entry.until) yield entry;
    }
  }

  /** @throws ValidationException for index keys that are no texts */
  check(item: StoredMap): void {
    for (const name of Object.values(this.names)) {
      const key = item[name];
      if (key === undefined || (typeof key === 'string' && key !== '')) continue;
      throw validationException(
        `One or more parameter values were invalid: index key ${name} must be a text that is not empty`,
      );
    }
  }

  #current(item: StoredMap) {
    return this.#at(item, (entry) => entry.until === FOREVER);
  }

  #at(item: StoredMap, isWanted: (entry: Entry) => boolean) {
    const place = this.#placeOf(item);
    const entries = place && this.#partitions.get(place.partition);
    if (!place || !entries) return undefined;
    const same = { low: place.sort, end: `${place.sort}\u0000` };
    for (const entry of entries.within(same, true)) {
      if (entry.tie === place.tie && isWanted(entry)) return { entries, entry };
    }
    return undefined;
  }

  #isSamePlace(before: StoredMap, after: StoredMap): boolean {
    const { partition, sort } = this.names;
    return before[partition] === after[partition] && before[sort] === after[sort];
  }

  /** Only an item that has both keys of the index is in it. */
  #placeOf(whole: StoredMap) {
    const { PK, SK, [this.names.partition]: partition, [this.names.sort]: sort } = whole;
    if (typeof partition !== 'string' || typeof sort !== 'string') return undefined;
    if (typeof PK !== 'string' || typeof SK !== 'string') return undefined;
    const keys = Object.freeze({ PK, SK, [this.names.partition]: partition, [this.names.sort]: sort });
    return { partition, sort: sortable(sort), tie: tieOf(PK, SK), item: storedItem(keys) };
  }
}

/** Entries under the same key of an index are in the order of their own keys; DynamoDB promises none. */
export function tieOf(PK: string, SK: string): string {
  return `${PK}\u0000${SK}`;
}
