import type { Drill } from './drill.ts';
import { until } from './drill-context.ts';

/** One affiliate was paid ten times too much. The wrong amount of another is in a batch that nobody has executed yet. */
export const wrongPayout: Drill = {
  name: 'wrong-payout',
  about: 'somebody was paid too much by a wrong commission, and another is about to be',
  currency: 'SEK',
  async trouble(context) {
    const paid = await context.batchOf({ ok: 1 }, '600.00');
    await context.client.execute(paid);
    await until('the wrong payout', async () =>
      (await context.client.batches()).some(({ batchId, status }) => batchId === paid && status === 'COMPLETED'),
    );
    context.variables.BATCH = await context.batchOf({ 'slow-1': 1 }, '600.00');
    context.variables.AFFILIATE = `${context.currency}-ok-1`;
  },
  looks: [
    { run: 'curl -s -H "$AUTH" "$API/batches?status=PENDING"', shows: /"totalAmount":"600.00"/ },
    {
      run: 'curl -s -H "$AUTH" "$API/affiliates/$AFFILIATE/commissions?currency=$CURRENCY"',
      shows: /"status":"PAID"/,
      keep: { COMMISSION: /"commissionId":"([^"]+)"/, PAYMENT: /"transactionId":"([^"]+)"/ },
    },
  ],
  steps: [
    { run: 'curl -s -H "$AUTH" -X DELETE $API/batches/$BATCH', shows: /"status":"(CANCELLED|CANCELLING)"/ },
    {
      run: `curl -s -H "$AUTH" $API/affiliates/$AFFILIATE/hold -d '{"reason":"paid too much, see the runbook"}'`,
      shows: /"hold/,
    },
    {
      run: `curl -s -H "$AUTH" $API/commissions/$COMMISSION/reverse -d '{"reason":"wrong amount"}'`,
      shows: /"status":"REVERSED"/,
    },
    {
      run: `curl -s -H "$AUTH" $API/commissions -d '{"commissions":[{"commissionId":"'$COMMISSION'-right","affiliateId":"'$AFFILIATE'","amount":"60.00","currency":"'$CURRENCY'","approvedAt":"2026-01-31T00:00:00Z"}]}'`,
      shows: /"status":"accepted"/,
    },
    { run: 'curl -s -H "$AUTH" -X DELETE $API/affiliates/$AFFILIATE/hold', shows: /"affiliateId"/ },
    { run: 'curl -s -H "$AUTH" $API/affiliates/$AFFILIATE', shows: /"pendingAmount":"-540.00"/ },
    { run: 'curl -s -H "$AUTH" "$API/affiliates/payable?currency=$CURRENCY"', shows: /"reason"/ },
  ],
};
