import type { Drill } from './drill.ts';
import { ALL_DONE } from './pause.ts';

/** Ada made a batch and left. Ben makes it again. */
export const adminLeft: Drill = {
  name: 'admin-left',
  about: 'an admin is gone, and batches that they made wait',
  currency: 'DKK',
  async trouble(context) {
    await context.batchOf({ ok: 2 });
    context.variables.AUTH = String(context.variables.AUTH2);
  },
  looks: [
    {
      run: 'curl -s -H "$AUTH" "$API/batches?status=PENDING"',
      shows: /"createdBy":"admin@example.com"/,
      keep: { BATCH: /"batchId":"([^"]+)"/ },
    },
    {
      run: 'curl -s -H "$AUTH" "$API/audit-logs?date=$(date -u +%F)&limit=100"',
      shows: /"action":"batch.created"/,
    },
  ],
  steps: [
    { run: 'curl -s -H "$AUTH" "$API/audit-logs?action=settings.changed"', shows: /"auditLogs":\[/ },
    { run: 'curl -s -H "$AUTH" $API/config', shows: /"approval":/ },
    { run: 'curl -s -H "$AUTH" -X DELETE $API/batches/$BATCH', shows: /"status":"(CANCELLED|CANCELLING)"/ },
    {
      run: `curl -s -H "$AUTH" $API/batches -d '{"currency":"'$CURRENCY'"}'`,
      shows: /"createdBy":"admin2@example.com"/,
      keep: { BATCH: /"batchId":"([^"]+)"/ },
    },
    {
      deed: 'the admin who made it again executes it',
      act: async ({ client, variables }) => void (await client.execute(String(variables.BATCH))),
    },
    ...ALL_DONE,
  ],
};
