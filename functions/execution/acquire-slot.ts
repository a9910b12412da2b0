import { acquireSlotStep } from '../../lib/contracts/execution/execution-steps.ts';
import { acquireSlot } from '../../lib/payouts/execution/acquire-slot.ts';
import { batches, type Dependencies, settings } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const acquireSlotHandler = (deps: Pick<Dependencies, 'batches' | 'settings'>) =>
  executionHandler('acquire-slot', acquireSlotStep, (event, context) => acquireSlot(deps, context, event));

export const handler = acquireSlotHandler(lazily({ batches, settings }));
