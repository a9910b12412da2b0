import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { AuditEntry } from '../../lib/domain/audit/audit.ts';
import { fromAuditItem } from '../../lib/store/audit/audit-entry-schema.ts';
import { OF_WHOLE_ITEMS } from '../../lib/store/shared/translation.ts';

/**
 * Some records of the table's stream, as Lambda passes them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.looseObject({ SequenceNumber: z.string().min(1) }) })),
});
export type StreamRecord = z.output<typeof streamEventSchema>['Records'][number];

/** The stream has items in DynamoDB's own format: `{S: …}`, `{N: …}`. Lambda passes bytes in base64. */
const imageSchema = z.record(
  z.string(),
  z.union([
    z.strictObject({ B: z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64'))) }),
    z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null && !('B' in value)),
  ]),
);

/** The audit entry that was written. @throws Error if the record holds no audit entry */
export function auditEntryOf({ dynamodb }: StreamRecord): AuditEntry {
  return fromAuditItem(unmarshall(imageSchema.parse(dynamodb.NewImage), OF_WHOLE_ITEMS));
}
