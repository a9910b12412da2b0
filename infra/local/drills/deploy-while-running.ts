import type { Drill } from './drill.ts';
import { until } from './drill-context.ts';
import { ALL_DONE, PAUSE, RESUME } from './pause.ts';

export const deployWhileRunning: Drill = {
  name: 'deploy-while-running',
  about: 'a version that must not meet running executions is deployed while a batch is being paid',
  currency: 'NOK',
  async trouble(context) {
    const batchId = await context.batchOf({ ok: 6, 'flaky-2': 4, 'slow-2': 2 });
    await context.client.execute(batchId);
    await until('a batch that is being paid', async () => (await context.client.bankMovements()).length > 0);
  },
  looks: [{ run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', shows: /"batches":/ }],
  steps: [
    { run: PAUSE, shows: /"paused":true/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', until: /"batches":\[\]/ },
    {
      deed: 'deploy: the stack is ended and started again on the same data',
      act: async ({ stack }) => {
        await stack.halt();
        await stack.start();
      },
    },
    { run: 'curl -s $API/health', until: /"healthy":true/ },
    { run: RESUME, shows: /"paused":false/ },
    ...ALL_DONE,
  ],
};
