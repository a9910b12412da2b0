import type { RawItem } from '../../../lib/store/shared/table.ts';
import { copyOfMap, isList, isSet, type StoredMap, type StoredValue } from './stored-value.ts';

/** An item with what is often needed of it, calculated once. */
export type StoredItem = {
  readonly map: StoredMap;
  /** An upper bound of its bytes: texts count as long as they could be. See {@link bytesOf}. */
  readonly mostBytes: number;
  /** Whether all of it is frozen, so that it can be handed out as it is. */
  readonly isFrozen: boolean;
};

export function storedItem(map: StoredMap): StoredItem {
  const { bytes, isFrozen } = measured(map, 3);
  return { map, mostBytes: bytes, isFrozen };
}

/** As DynamoDB counts them ("Item sizes and formats", DynamoDB developer guide). */
export function bytesOf({ map }: StoredItem): number {
  return measured(map, 'exactly').bytes;
}

/** `perUnit`: so many bytes for each UTF-16 unit of a text, or counted exactly. */
type Measured = { readonly perUnit: number | 'exactly'; bytes: number; isFrozen: boolean };

function measured(map: StoredMap, perUnit: Measured['perUnit']): Measured {
  const sum = { perUnit, bytes: 0, isFrozen: true };
  measure(map, sum);
  return sum;
}

function bytesOfText(text: string, { perUnit }: Measured): number {
  return perUnit === 'exactly' ? Buffer.byteLength(text) : text.length * perUnit;
}

/** An item for whoever asks for it: nothing that is done to it changes what is stored. */
export function handedOut({ map, isFrozen }: StoredItem): RawItem {
  return isFrozen ? map : copyOfMap(map);
}

function measure(value: StoredValue, sum: Measured): void {
  switch (typeof value) {
    case 'string':
      sum.bytes += bytesOfText(value, sum);
      return;
    case 'bigint':
      sum.bytes += 21;
      return;
    case 'boolean':
      sum.bytes += 1;
      return;
    case 'object':
      measureInside(value, sum);
      return;
    default:
      value satisfies never;
  }
}

function measureInside(value: Exclude<StoredValue, string | bigint | boolean>, sum: Measured): void {
  sum.bytes += 3;
  if (value === null) return;
  if (value instanceof Uint8Array) {
    sum.bytes += value.length;
    sum.isFrozen = false;
  } else if (isSet(value)) {
    for (const member of value) measure(member, sum);
    sum.isFrozen = false;
  } else if (isList(value)) {
    for (const element of value) measure(element, sum);
    sum.bytes += value.length;
  } else {
    for (const name in value) {
      const field = value[name];
      sum.bytes += 1 + bytesOfText(name, sum);
      if (field !== undefined) measure(field, sum);
    }
  }
}
