import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as Lambda gets it from the table's stream: bytes are in base64 there. */
export const streamImage = (item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
    ]),
  );
