import { markUnknownStep } from '../../lib/contracts/execution/execution-steps.ts';
import { markUnknown } from '../../lib/payouts/execution/mark-unknown.ts';
import { type Dependencies, ledger, payments } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const markUnknownHandler = (deps: Pick<Dependencies, 'payments' | 'ledger'>) =>
  executionHandler('mark-unknown', markUnknownStep, async (event, context) => {
    await markUnknown(deps, context, event);
    return {};
  });

export const handler = markUnknownHandler(lazily({ payments, ledger }));
