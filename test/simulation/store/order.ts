import type { StoredValue } from './stored-value.ts';

const NOT_IN_ORDER = /[\ud800-\uffff]/;

/**
 * A text that sorts among others of its kind as DynamoDB sorts texts: by their UTF-8 bytes, which is by code points.
 * JavaScript compares UTF-16 units, in which the surrogates of the highest code points sort before U+E000 to U+FFFF.
 */
export function sortable(text: string): string {
  return NOT_IN_ORDER.test(text) ? text.replace(/[\ud800-\uffff]/g, moved) : text;
}

function moved(unit: string): string {
  const code = unit.charCodeAt(0);
  return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
}

/** Negative, 0 or positive; `undefined` for values that DynamoDB does not compare: of different types, or of no order. */
export function compared(left: StoredValue, right: StoredValue): number | undefined {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'string' && typeof right === 'string') {
    const [first, second] = [sortable(left), sortable(right)];
    return first < second ? -1 : first > second ? 1 : 0;
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  return undefined;
}
