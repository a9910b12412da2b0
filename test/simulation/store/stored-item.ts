import type { RawItem } from '../../../lib/store/shared/table.ts';
import { copyOfMap, isList, isSet, type StoredMap, type StoredValue } from './stored-value.ts';

/** An item with what is asked of it again and again. */
export type StoredItem = {
  readonly map: StoredMap;
  /**
   * At least as many bytes as DynamoDB counts, and close to it ("Item sizes and formats", DynamoDB developer guide): short
   * texts are taken for the longest that they could be.
   */
  readonly bytes: number;
  /** Whether all of it is frozen, so that it can be handed out as it is. */
  readonly isFrozen: boolean;
};

export function storedItem(map: StoredMap): StoredItem {
  const measured = { bytes: 0, isFrozen: true };
  measure(map, measured);
  return { map, ...measured };
}

/** An item for whoever asks for it: nothing that is done to it changes what is stored. */
export function handedOut({ map, isFrozen }: StoredItem): RawItem {
  return isFrozen ? map : copyOfMap(map);
}

const SHORT_TEXT = 1_000;

function measure(value: StoredValue, measured: { bytes: number; isFrozen: boolean }): void {
  switch (typeof value) {
    case 'string':
      measured.bytes += value.length < SHORT_TEXT ? value.length * 3 : Buffer.byteLength(value);
      return;
    case 'bigint':
      measured.bytes += 21;
      return;
    case 'boolean':
      measured.bytes += 1;
      return;
    case 'object':
      measureInside(value, measured);
      return;
    default:
      value satisfies never;
  }
}

function measureInside(
  value: Exclude<StoredValue, string | bigint | boolean>,
  measured: { bytes: number; isFrozen: boolean },
): void {
  measured.bytes += 3;
  if (value === null) return;
  if (value instanceof Uint8Array) {
    measured.bytes += value.length;
    measured.isFrozen = false;
  } else if (isSet(value)) {
    for (const member of value) measure(member, measured);
    measured.isFrozen = false;
  } else if (isList(value)) {
    for (const element of value) measure(element, measured);
    measured.bytes += value.length;
  } else {
    for (const name in value) {
      const field = value[name];
      measured.bytes += 1 + name.length * 3;
      if (field !== undefined) measure(field, measured);
    }
  }
}
