import type { Drill } from './drill.ts';
import { PAUSE, RESUME } from './pause.ts';

export const stuckBatch: Drill = {
  name: 'stuck-batch',
  about: 'a batch is queued and does not move: payouts are paused, and there is no room under the daily limit',
  currency: 'EUR',
  async trouble(context) {
    await context.shell(`curl -s -H "$AUTH" -X PATCH $API/config -d '{"limits":{"daily":{"EUR":"100.00"}}}'`);
    await context.shell(PAUSE);
    await context.client.execute(await context.batchOf({ ok: 2 }));
  },
  looks: [
    { run: 'curl -s $API/health', until: /"name":"queue","state":"warn"/ },
    { run: 'curl -s $API/health', until: /"name":"paused","state":"warn"/ },
  ],
  steps: [
    { run: RESUME, shows: /"paused":false/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=QUEUED"', until: /"waiting":\{"reason":"daily_limit"/ },
    {
      run: `curl -s -H "$AUTH" -X PATCH $API/config -d '{"limits":{"daily":{"'$CURRENCY'":"250000.00"}}}'`,
      shows: /"EUR":"250000.00"/,
    },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=QUEUED"', until: /"batches":\[\]/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', until: /"batches":\[\]/ },
  ],
};
