import { isList, isMap, isSet, type StoredValue } from './stored-value.ts';

/** As DynamoDB's `=` has it: same type, same content; sets in any order. */
export function equal(left: StoredValue, right: StoredValue): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (left instanceof Uint8Array) return right instanceof Uint8Array && Buffer.compare(left, right) === 0;
  if (isSet(left)) return isSet(right) && left.size === right.size && [...left].every((member) => right.has(member));
  if (isList(left)) {
    return isList(right) && left.length === right.length && left.every((element, n) => isSame(element, right[n]));
  }
  if (!isMap(right)) return false;
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => isSame(left[name], right[name]));
}

function isSame(left: StoredValue | undefined, right: StoredValue | undefined): boolean {
  return left !== undefined && right !== undefined && equal(left, right);
}
