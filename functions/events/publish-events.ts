import type { DynamoDBBatchResponse, Context as LambdaContext } from 'aws-lambda';
import type { AuditEntry } from '../../lib/domain/audit/audit.ts';
import { type AnnounceDependencies, announce } from '../../lib/payouts/events/announce.ts';
import { people, publisher } from '../runtime/announcer-dependencies.ts';
import { auditEntryOf, streamEventSchema } from '../runtime/audit-stream.ts';
import { lazily } from '../runtime/lazily.ts';
import { logger } from '../runtime/logger.ts';
import { emitEntryMetrics } from './entry-metrics.ts';

/**
 * Gets every new audit entry from the table's stream, and announces them in order. At the first that fails it stops and
 * reports it. Lambda then calls again from there, so that no entry is left out.
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
        emitAll(announced);
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    emitAll(announced);
    logger.info('announced', { events });
    return { batchItemFailures: [] };
  };

/** Comes last. If the Lambda dies before this, it gets the same entries again, and none of them was counted yet. */
function emitAll(entries: readonly AuditEntry[]): void {
  for (const entry of entries) {
    try {
      emitEntryMetrics(entry);
    } catch (error) {
      logger.error('an audit entry is missing in the metrics', { auditId: entry.auditId, error });
    }
  }
}

export const handler = publishEventsHandler(lazily({ people, publisher }));
