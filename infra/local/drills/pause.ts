/** The two commands that begin and end most procedures of the runbook. */
export const PAUSE = `curl -s -H "$AUTH" -X PATCH $API/config -d '{"paused":true,"reason":"see the runbook"}'`;
export const RESUME = `curl -s -H "$AUTH" -X PATCH $API/config -d '{"paused":false}'`;

/** Nothing is being executed, and nothing waits to be. */
export const ALL_DONE = [
  { run: 'curl -s -H "$AUTH" "$API/batches?status=QUEUED"', until: /"batches":\[\]/ },
  { run: 'curl -s -H "$AUTH" "$API/batches?status=PROCESSING"', until: /"batches":\[\]/ },
  { run: 'curl -s -H "$AUTH" "$API/batches?status=SETTLING"', until: /"batches":\[\]/ },
] as const;
