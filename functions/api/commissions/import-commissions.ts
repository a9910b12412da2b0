import {
  type CommissionVerdictBody,
  commissionVerdictBody,
  importCommissionsEndpoint,
} from '../../../lib/contracts/commissions/commission-import.ts';
import { judgeCommission } from '../../../lib/contracts/commissions/commission-row.ts';
import { givenId, inRowOrder } from '../../../lib/contracts/shared/row-verdicts.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, ledger, requests } from '../../runtime/dependencies.ts';
import { noteFailures } from '../../runtime/item-failures.ts';
import { lazily } from '../../runtime/lazily.ts';

export const importCommissionsHandler = (deps: Pick<Dependencies, 'affiliates' | 'ledger' | 'requests'>) =>
  idempotentApiHandler(importCommissionsEndpoint, deps, async ({ body }, context) => {
    const now = context.now();
    const judged = body.commissions.map((given) => judgeCommission(given, now));
    const rows = judged.flatMap((one) => ('row' in one ? [one.row] : []));
    const verdicts = await importCommissions(deps, context, rows);
    const failures = verdicts.flatMap((verdict) =>
      'error' in verdict ? { item: verdict.commissionId, error: verdict.error } : [],
    );
    noteFailures(failures);
    const commissions = inRowOrder(
      judged,
      verdicts.map(commissionVerdictBody),
      (fault, position): CommissionVerdictBody => {
        const commissionId = givenId(body.commissions[position], 'commissionId');
        return { commissionId, status: 'rejected', ...fault };
      },
    );
    return { status: 200, body: { commissions }, isProvisional: failures.length > 0 };
  });

export const handler = importCommissionsHandler(lazily({ affiliates, ledger, requests }));
