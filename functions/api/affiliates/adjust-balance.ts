import { adjustBalanceEndpoint, adjustmentBody } from '../../../lib/contracts/affiliates/adjustment.ts';
import { adjustBalance } from '../../../lib/payouts/affiliates/adjust-balance.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const adjustBalanceHandler = (deps: Pick<Dependencies, 'affiliates' | 'ledger' | 'requests'>) =>
  idempotentApiHandler(adjustBalanceEndpoint, deps, async ({ path, body }, context) => {
    const { adjustment, isNew } = await adjustBalance(deps, context, { ...path, ...body });
    return { status: isNew ? 201 : 200, body: { adjustment: adjustmentBody(adjustment) } };
  });

export const handler = adjustBalanceHandler(dependencies);
