import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { localDynamoDb } from '../dynamodb-client.ts';
import type { Drill } from './drill.ts';
import { type Scene, until } from './scene.ts';
import { itemsFrom } from './table-items.ts';

const wentOutSchema = z.object({ givenUp: z.array(z.object({ auditId: z.string() })) });
/** Shorter than an instance of the Lambda needs to start and finish. */
const BETWEEN_KILLS_MS = 15;

export const eventsGivenUp: Drill = {
  name: 'events-given-up',
  about: 'the Lambda that announces events fails until an event is given up',
  currency: 'PLN',
  async trouble(scene) {
    const over = new AbortController();
    const killing = killAnnouncers(scene, over.signal);
    try {
      const batchId = await scene.batchOf({ ok: 1 });
      await scene.client.execute(batchId);
      scene.variables.BATCH = batchId;
      await until('an event that is given up', async () => (await givenUp(scene)).length > 0);
    } finally {
      over.abort();
      await killing;
    }
  },
  looks: [{ run: 'curl -s "$LOCAL/events?limit=100"', shows: /"givenUp":\[\{/ }],
  steps: [
    {
      deed: 'what was given up is read from the table into a file, as the pipe of the runbook does',
      act: async (scene) => {
        scene.variables.RECORDS = join(scene.stack.dataDir, 'records.json');
        writeFileSync(scene.variables.RECORDS, JSON.stringify({ Records: await recordsOf(scene) }));
      },
    },
    { run: 'curl -s $LOCAL/functions/publish-events/invocations -d @"$RECORDS"', shows: /"batchItemFailures":\[\]/ },
  ],
  async proves(scene) {
    // Any later event will do: those after the one that was given up follow once the stream is read again.
    await until('the event of how the batch ended', async () =>
      (await scene.shell('curl -s "$LOCAL/events?detailType=batch.finished&limit=10000"')).includes(
        String(scene.variables.BATCH),
      ),
    );
  },
};

/** Kills every instance before it can announce anything. */
const killAnnouncers = async ({ variables }: Scene, over: AbortSignal): Promise<void> => {
  while (!over.aborted) {
    await fetch(`${variables.LOCAL}/functions/publish-events/kill`, { method: 'POST' });
    await sleep(BETWEEN_KILLS_MS);
  }
};

const givenUp = async (scene: Scene): Promise<string[]> =>
  wentOutSchema
    .parse(JSON.parse(await scene.shell('curl -s "$LOCAL/events?limit=10000"')))
    .givenUp.map(({ auditId }) => auditId);

/** The entries as records of the table's stream. */
const recordsOf = async (scene: Scene) => {
  const { dynamodbEndpoint, region, tableName } = (await scene.stack.running()).info;
  const client = localDynamoDb(dynamodbEndpoint, region);
  const ids = new Set(await givenUp(scene));
  const entries = (await itemsFrom(client, tableName, '')).filter(
    ({ SK, auditId }) => SK?.S?.startsWith('AUDIT#') && ids.has(auditId?.S ?? ''),
  );
  client.destroy();
  return entries.map((NewImage) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: NewImage.auditId?.S, Keys: { PK: NewImage.PK, SK: NewImage.SK }, NewImage },
  }));
};
