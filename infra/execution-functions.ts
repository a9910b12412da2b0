/**
 * The Lambdas of the payout state machine, in the order in which a run meets them. The file of each is
 * `functions/execution/<name>.ts`.
 */
export const EXECUTION_FUNCTIONS = [
  'acquire-slot',
  'split-batch',
  'pay-chunk',
  'mark-unknown',
  'assess-batch',
  'confirm-payments',
  'settle-batch',
  'finalize-batch',
  'start-next-batch',
] as const;

export type ExecutionFunction = (typeof EXECUTION_FUNCTIONS)[number];

/** Those of them that start another execution, and so need its ARN and the permission. */
export const EXECUTION_STARTERS: ReadonlySet<ExecutionFunction> = new Set(['start-next-batch']);
