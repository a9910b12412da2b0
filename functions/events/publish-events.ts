import type { DynamoDBBatchResponse, Context as LambdaContext } from 'aws-lambda';
import type { AuditEntry } from '../../lib/domain/audit/audit.ts';
import { type AnnounceDependencies, announce } from '../../lib/payouts/events/announce.ts';
import { announcerDependencies } from '../runtime/announcer-dependencies.ts';
import { auditEntryOf, streamEventSchema } from '../runtime/audit-stream.ts';
import { logger } from '../runtime/logger.ts';
import { sayEntry } from './entry-metrics.ts';

/**
 * Fed by the table's stream with every new audit entry. Entries are announced in the order of the stream; at the first
 * that fails it stops and says which, and Lambda comes again from there, so that nothing is left out.
 */
export const publishEventsHandler =
  (deps: AnnounceDependencies) =>
  async (event: unknown, lambdaContext: LambdaContext): Promise<DynamoDBBatchResponse> => {
    logger.addContext(lambdaContext);
    let events = 0;
    const announced: AuditEntry[] = [];
    for (const record of streamEventSchema.parse(event).Records) {
      const itemIdentifier = record.dynamodb.SequenceNumber;
      try {
        const entry = auditEntryOf(record);
        events += await announce(deps, entry);
        announced.push(entry);
      } catch (error) {
        logger.error('an audit entry was not announced', { sequenceNumber: itemIdentifier, error });
        sayAll(announced);
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    sayAll(announced);
    logger.info('announced', { events });
    return { batchItemFailures: [] };
  };

/** At the very end: a Lambda that dies before it is handed the same entries again, and none of them was counted yet. */
function sayAll(entries: readonly AuditEntry[]): void {
  for (const entry of entries) {
    try {
      sayEntry(entry);
    } catch (error) {
      logger.error('an audit entry is missing in the metrics', { auditId: entry.auditId, error });
    }
  }
}

export const handler = publishEventsHandler(announcerDependencies);
