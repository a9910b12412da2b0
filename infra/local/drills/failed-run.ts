import type { Drill } from './drill.ts';
import { type DrillContext, until } from './drill-context.ts';
import { stopExecutions } from './stop-executions.ts';

export const failedRun: Drill = {
  name: 'failed-run',
  about: 'an execution ends in the middle of a batch',
  currency: 'USD',
  async trouble(context) {
    const batchId = await context.batchOf({ ok: 10, 'flaky-2': 3, 'slow-2': 2 });
    await context.client.execute(batchId);
    await until('a batch that is being paid', async () => /PROCESSING/.test(await statusOf(context, batchId)));
    await stopExecutions(context.stack);
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

const statusOf = async ({ client }: DrillContext, batchId: string): Promise<string> =>
  (await client.batches()).find((batch) => batch.batchId === batchId)?.status ?? '';
