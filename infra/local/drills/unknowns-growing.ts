import type { Drill } from './drill.ts';
import { ALL_DONE, PAUSE, RESUME } from './pause.ts';

export const unknownsGrowing: Drill = {
  name: 'unknowns-growing',
  about: 'submissions get no answer, and nobody knows whether the money moved',
  currency: 'GBP',
  async trouble(context) {
    const batchId = await context.batchOf({ ok: 2, 'timeout-paid': 2, blackhole: 2 });
    await context.client.execute(batchId);
  },
  looks: [
    {
      run: 'curl -s -H "$AUTH" "$API/transactions?status=UNKNOWN&limit=100"',
      until: /"status":"UNKNOWN"/,
      keep: { PAYMENT: /"transactionId":"([^"]+)"/, BATCH: /"batchId":"([^"]+)"/ },
    },
  ],
  steps: [
    { run: PAUSE, shows: /"paused":true/ },
    { run: 'curl -s -H "$AUTH" $API/transactions/$PAYMENT', shows: /"attempts":\[\{/ },
    { run: 'curl -s -H "$AUTH" "$API/batches?status=QUEUED"', until: /"waiting":\{"reason":"paused"/ },
    { run: 'curl -s -X POST $LOCAL/schedules/sweep', shows: /"failed":\[\]/ },
    { run: 'curl -s -H "$AUTH" "$API/transactions?status=UNKNOWN&limit=100"', until: /"transactions":\[\]/ },
    { run: RESUME, shows: /"paused":false/ },
    ...ALL_DONE,
    { run: 'curl -s $API/health', until: /"name":"unknown","state":"ok"/ },
  ],
};
