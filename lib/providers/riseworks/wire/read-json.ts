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
    const value: unknown = JSON.parse(text, keepDigits);
    return value;
  } catch {
    return undefined;
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?[0-9]+$/.test(source) ? source : value;
}
