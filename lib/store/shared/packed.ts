import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalText } from '../../domain/shared/canonical-text.ts';
import type { RawItem } from './table.ts';

/** Attributes whose text is no longer than this stay as they are: together with its keys such an item takes a write unit or two. */
const PACKED_FROM_BYTES = 1_000;

/** Nothing that we write is so long. What was put into the table by others must not fill the memory. */
const MOST_BYTES = 4 * 1_024 * 1_024;

/**
 * Attributes of an item as they are stored. Long ones become one attribute, `packed`: their canonical text, as gzip (RFC 1952). The
 * same words come again for every payment of a batch, so that takes a quarter of the bytes, and of the write units.
 */
export function packed(attributes: RawItem): RawItem {
  const text = Buffer.from(canonicalText(attributes));
  if (text.byteLength <= PACKED_FROM_BYTES) return attributes;
  if (text.byteLength > MOST_BYTES) throw new RangeError(`${text.byteLength} bytes are too many for one item`);
  return { packed: gzipSync(text) };
}

/**
 * The item as if nothing in it were packed. One that has nothing packed is answered as it is.
 *
 * @param names the attributes that may be packed
 * @throws Error if something else is packed, or what is packed cannot be read
 */
export function unpacked({ packed: bytes, ...plain }: RawItem, names: readonly string[]): RawItem {
  if (bytes === undefined) return plain;
  if (!(bytes instanceof Uint8Array)) throw new TypeError('what is packed must be bytes');
  const attributes = attributesIn(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString());
  const wrong = Object.keys(attributes).find((name) => !names.includes(name) || Object.hasOwn(plain, name));
  if (wrong !== undefined) throw new TypeError(`the attribute ${wrong} must not be packed here`);
  return { ...plain, ...attributes };
}

function attributesIn(text: string): RawItem {
  const value: unknown = JSON.parse(text, exactly);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no attributes');
  return { ...value };
}

/** Numbers as the table answers them: bigints, digit by digit. */
function exactly(_: string, value: unknown, { source }: { readonly source?: string } = {}): unknown {
  return typeof value === 'number' ? BigInt(source ?? value) : value;
}
