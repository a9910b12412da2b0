import type { Drill } from './drill.ts';
import { ALL_DONE, PAUSE, RESUME } from './pause.ts';

export const providerDown: Drill = {
  name: 'provider-down',
  about: 'the provider does not answer for a while, and accepts submissions again later',
  currency: 'CHF',
  async trouble(context) {
    await context.client.execute(await context.batchOf({ 'timeout-unpaid': 4, blackhole: 1 }));
  },
  looks: [
    { run: 'curl -s -H "$AUTH" "$API/transactions?status=UNKNOWN&limit=100"', until: /"status":"UNKNOWN"/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', shows: /"batches":/ },
  ],
  steps: [
    { run: PAUSE, shows: /"paused":true/ },
    { run: 'curl -s $API/health', until: /"name":"provider","state":"ok"/ },
    { run: RESUME, shows: /"paused":false/ },
    { run: 'curl -s -X POST $LOCAL/schedules/sweep', shows: /"failed":\[\]/ },
    ...ALL_DONE,
    { run: 'curl -s -H "$AUTH" "$API/transactions?status=UNKNOWN&limit=100"', until: /"transactions":\[\]/ },
  ],
};
