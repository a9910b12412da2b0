import { confirmPaymentsStep } from '../../lib/contracts/execution/execution-steps.ts';
import { confirmPayments } from '../../lib/payouts/execution/confirm-payments.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const confirmPaymentsHandler = (deps: Pick<Dependencies, 'batches' | 'ledger' | 'providers' | 'settings'>) =>
  executionHandler('confirm-payments', confirmPaymentsStep, (event, context) => confirmPayments(deps, context, event));

export const handler = confirmPaymentsHandler(dependencies);
