import { confirmPaymentsStep } from '../../lib/contracts/execution/execution-steps.ts';
import { confirmPayments } from '../../lib/payouts/execution/confirm-payments.ts';
import { batches, type Dependencies, ledger, payments, providers, settings } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const confirmPaymentsHandler = (
  deps: Pick<Dependencies, 'batches' | 'payments' | 'ledger' | 'providers' | 'settings'>,
) =>
  executionHandler('confirm-payments', confirmPaymentsStep, (event, context) => confirmPayments(deps, context, event));

export const handler = confirmPaymentsHandler(lazily({ batches, payments, ledger, providers, settings }));
