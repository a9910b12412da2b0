import type { DynamoDBBatchResponse, Context as LambdaContext } from 'aws-lambda';
import { type AnnounceDependencies, announce } from '../../lib/payouts/events/announce.ts';
import { announcerDependencies } from '../runtime/announcer-dependencies.ts';
import { auditEntryOf, streamEventSchema } from '../runtime/audit-stream.ts';
import { logger } from '../runtime/logger.ts';

/**
 * Fed by the table's stream with every new audit entry. Entries are announced in the order of the stream; at the first
 * that fails it stops and says which, and Lambda comes again from there, so that nothing is left out.
 */
export const publishEventsHandler =
  (deps: AnnounceDependencies) =>
  async (event: unknown, lambdaContext: LambdaContext): Promise<DynamoDBBatchResponse> => {
    logger.addContext(lambdaContext);
    let events = 0;
    for (const record of streamEventSchema.parse(event).Records) {
      const itemIdentifier = record.dynamodb.SequenceNumber;
      try {
        events += await announce(deps, auditEntryOf(record));
      } catch (error) {
        logger.error('an audit entry was not announced', { sequenceNumber: itemIdentifier, error });
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    logger.info('announced', { events });
    return { batchItemFailures: [] };
  };

export const handler = publishEventsHandler(announcerDependencies);
