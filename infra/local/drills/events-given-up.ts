import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { localDynamoDb } from '../dynamodb-client.ts';
import type { Drill } from './drill.ts';
import { type DrillContext, until } from './drill-context.ts';
import { itemsFrom } from './table-items.ts';

const wentOutSchema = z.object({ givenUp: z.array(z.object({ auditId: z.string() })) });
/** Shorter than an instance of the Lambda needs to start and finish. */
const BETWEEN_KILLS_MS = 15;

export const eventsGivenUp: Drill = {
  name: 'events-given-up',
  about: 'the Lambda that announces events fails until an event is given up',
  currency: 'PLN',
  async trouble(context) {
    const over = new AbortController();
    const killing = killAnnouncers(context, over.signal);
    try {
      const batchId = await context.batchOf({ ok: 1 });
      await context.client.execute(batchId);
      context.variables.BATCH = batchId;
      await until('an event that is given up', async () => (await givenUp(context)).length > 0);
    } finally {
      over.abort();
      await killing;
    }
  },
  looks: [{ run: 'curl -s "$LOCAL/events?limit=100"', shows: /"givenUp":\[\{/ }],
  steps: [
    {
      deed: 'what was given up is read from the table into a file, as the pipe of the runbook does',
      act: async (context) => {
        context.variables.RECORDS = join(context.stack.dataDir, 'records.json');
        writeFileSync(context.variables.RECORDS, JSON.stringify({ Records: await recordsOf(context) }));
      },
    },
    { run: 'curl -s $LOCAL/functions/publish-events/invocations -d @"$RECORDS"', shows: /"batchItemFailures":\[\]/ },
  ],
  async proves(context) {
    // Any later event will do: those after the one that was given up follow once the stream is read again.
    await until('the event of how the batch ended', async () =>
      (await context.shell('curl -s "$LOCAL/events?detailType=batch.finished&limit=10000"')).includes(
        String(context.variables.BATCH),
      ),
    );
  },
};

/** Kills every instance before it can announce anything. */
const killAnnouncers = async ({ variables }: DrillContext, over: AbortSignal): Promise<void> => {
  while (!over.aborted) {
    await fetch(`${variables.LOCAL}/functions/publish-events/kill`, { method: 'POST' });
    await sleep(BETWEEN_KILLS_MS);
  }
};

const givenUp = async (context: DrillContext): Promise<string[]> =>
  wentOutSchema
    .parse(JSON.parse(await context.shell('curl -s "$LOCAL/events?limit=10000"')))
    .givenUp.map(({ auditId }) => auditId);

/** The entries as records of the table's stream. */
const recordsOf = async (context: DrillContext) => {
  const { dynamodbEndpoint, region, tableName } = (await context.stack.running()).info;
  const client = localDynamoDb(dynamodbEndpoint, region);
  const ids = new Set(await givenUp(context));
  const entries = (await itemsFrom(client, tableName, '')).filter(
    ({ SK, auditId }) => SK?.S?.startsWith('AUDIT#') && ids.has(auditId?.S ?? ''),
  );
  client.destroy();
  return entries.map((NewImage) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: NewImage.auditId?.S, Keys: { PK: NewImage.PK, SK: NewImage.SK }, NewImage },
  }));
};
