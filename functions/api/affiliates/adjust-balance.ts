import { adjustBalanceEndpoint, adjustmentBody } from '../../../lib/contracts/affiliates/adjustment.ts';
import { adjustBalance } from '../../../lib/payouts/affiliates/adjust-balance.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, ledger, requests } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const adjustBalanceHandler = (deps: Pick<Dependencies, 'affiliates' | 'ledger' | 'requests'>) =>
  idempotentApiHandler(adjustBalanceEndpoint, deps, async ({ path, body }, context) => {
    const { adjustment, isNew } = await adjustBalance(deps, context, { ...path, ...body });
    return { status: isNew ? 201 : 200, body: { adjustment: adjustmentBody(adjustment) } };
  });

export const handler = adjustBalanceHandler(lazily({ affiliates, ledger, requests }));
