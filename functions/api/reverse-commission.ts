import { reverseCommissionEndpoint, reversedCommissionBody } from '../../lib/contracts/commission-reversal.ts';
import { reverseCommission } from '../../lib/payouts/reverse-commission.ts';
import { idempotentApiHandler } from '../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';

export const reverseCommissionHandler = (deps: Pick<Dependencies, 'ledger' | 'requests'>) =>
  idempotentApiHandler(reverseCommissionEndpoint, deps, async ({ path, body }, context) => {
    const commission = await reverseCommission(deps, context, path.commissionId, body.reason);
    return { status: 200, body: { commission: reversedCommissionBody(commission) } };
  });

export const handler = reverseCommissionHandler(dependencies);
