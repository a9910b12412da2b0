/** A list of payments is the largest answer. Longer ones are asked for in parts. */
const MAX_BYTES = 8_000_000;

/**
 * The text of an answer, or `too-large` if it is larger than should be held in memory.
 *
 * @throws the connection's error when it breaks
 */
export async function readBounded(response: Response, maxBytes = MAX_BYTES): Promise<string | 'too-large'> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return 'too-large';
    }
    chunks.push(value);
  }
}

/** Parses JSON and keeps every digit of whole numbers: those beyond 2^53 become text. `undefined` if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    // Looking at every value takes many times as long as parsing alone.
    const value: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** 2^53 has sixteen digits. */
const LONG_NUMBER = /[0-9]{16}/;

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?[0-9]+$/.test(source) ? source : value;
}
