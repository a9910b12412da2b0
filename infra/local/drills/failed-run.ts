import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { LOCAL_CREDENTIALS } from '../dynamodb-client.ts';
import type { Drill } from './drill.ts';
import { type Scene, until } from './scene.ts';

const executionSchema = z.object({ executionArn: z.string(), status: z.string() });

export const failedRun: Drill = {
  name: 'failed-run',
  about: 'an execution ends in the middle of a batch',
  currency: 'USD',
  async trouble(scene) {
    const batchId = await scene.batchOf({ ok: 10, 'flaky-2': 3, 'slow-2': 2 });
    await scene.client.execute(batchId);
    await until('a batch that is being paid', async () => /PROCESSING/.test(await statusOf(scene, batchId)));
    await stopRunning(scene);
  },
  looks: [
    {
      run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"',
      shows: /"status":"PROCESSING"/,
      keep: { BATCH: /"batchId":"([^"]+)"/ },
    },
    { run: 'grep "$BATCH" "$DATA_DIR/executions.jsonl" | tail -n 1', shows: /"status":"(ABORTED|FAILED)"/ },
    { run: 'curl -s $API/health', until: /"name":"slot"[^}]*is being executed/ },
  ],
  steps: [
    { run: 'curl -s -X POST $LOCAL/schedules/sweep', shows: /resumed batch-\S+ as run 2/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', until: /"batches":\[\]/ },
    {
      run: 'curl -s -H "$AUTH" "$API/audit-logs?batchId=$BATCH&action=batch.run_started"',
      shows: /"status":"WARNING"/,
    },
  ],
};

const statusOf = async ({ client }: Scene, batchId: string): Promise<string> =>
  (await client.batches()).find((batch) => batch.batchId === batchId)?.status ?? '';

/** Through the Step Functions API, as anybody could on AWS. */
const stopRunning = async (scene: Scene): Promise<void> => {
  const { stepFunctionsEndpoint: endpoint, region } = (await scene.running()).info;
  const client = new SFNClient({ endpoint, region, credentials: LOCAL_CREDENTIALS });
  for (const [executionArn, status] of executionsOf(scene.stack.dataDir)) {
    if (status === 'RUNNING')
      await client.send(new StopExecutionCommand({ executionArn, cause: 'stopped by a drill' }));
  }
  client.destroy();
};

/** The last line of each counts. */
const executionsOf = (dataDir: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(join(dataDir, 'executions.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { executionArn, status } = executionSchema.parse(JSON.parse(line));
        return [executionArn, status];
      }),
  );
