import {
  reverseCommissionEndpoint,
  reversedCommissionBody,
} from '../../../lib/contracts/commissions/commission-reversal.ts';
import { reverseCommission } from '../../../lib/payouts/commissions/reverse-commission.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, ledger, requests } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const reverseCommissionHandler = (deps: Pick<Dependencies, 'ledger' | 'requests'>) =>
  idempotentApiHandler(reverseCommissionEndpoint, deps, async ({ path, body }, context) => {
    const commission = await reverseCommission(deps, context, path.commissionId, body.reason);
    return { status: 200, body: { commission: reversedCommissionBody(commission) } };
  });

export const handler = reverseCommissionHandler(lazily({ ledger, requests }));
