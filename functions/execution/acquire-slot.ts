import { acquireSlotStep } from '../../lib/contracts/execution/execution-steps.ts';
import { acquireSlot } from '../../lib/payouts/execution/acquire-slot.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const acquireSlotHandler = (deps: Pick<Dependencies, 'batches' | 'settings'>) =>
  executionHandler('acquire-slot', acquireSlotStep, (event, context) => acquireSlot(deps, context, event));

export const handler = acquireSlotHandler(dependencies);
