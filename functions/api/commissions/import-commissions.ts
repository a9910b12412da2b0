import {
  type CommissionVerdictBody,
  importCommissionsEndpoint,
  judgeCommission,
} from '../../../lib/contracts/commissions/commission-import.ts';
import { givenId, inRowOrder } from '../../../lib/contracts/shared/row-verdicts.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const importCommissionsHandler = (deps: Pick<Dependencies, 'affiliates' | 'ledger' | 'requests'>) =>
  idempotentApiHandler(importCommissionsEndpoint, deps, async ({ body }, context) => {
    const now = context.now();
    const judged = body.commissions.map((given) => judgeCommission(given, now));
    const rows = judged.flatMap((one) => ('row' in one ? [one.row] : []));
    const verdicts: readonly CommissionVerdictBody[] = await importCommissions(deps, context, rows);
    const commissions = inRowOrder(judged, verdicts, (fault, position): CommissionVerdictBody => {
      const commissionId = givenId(body.commissions[position], 'commissionId');
      return { commissionId, status: 'rejected', ...fault };
    });
    return { status: 200, body: { commissions } };
  });

export const handler = importCommissionsHandler(dependencies);
