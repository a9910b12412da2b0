import { withPayeeId } from '../../../lib/contracts/accounts/with-payee-id.ts';
import {
  type AffiliateVerdictBody,
  affiliateVerdictBody,
  importAffiliatesEndpoint,
} from '../../../lib/contracts/affiliates/affiliate-import.ts';
import { affiliateRowSchema } from '../../../lib/contracts/affiliates/affiliate-row.ts';
import { givenId, inRowOrder, judgeRow } from '../../../lib/contracts/shared/row-verdicts.ts';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, providers, requests } from '../../runtime/dependencies.ts';
import { noteFailures } from '../../runtime/item-failures.ts';
import { lazily } from '../../runtime/lazily.ts';

export const importAffiliatesHandler = (deps: Pick<Dependencies, 'affiliates' | 'providers' | 'requests'>) =>
  idempotentApiHandler(importAffiliatesEndpoint, deps, async ({ body }, context) => {
    const judged = body.affiliates.map((given) => judgeRow(affiliateRowSchema, given));
    const rows = judged.flatMap((one) => ('row' in one ? [withPayeeId(one.row)] : []));
    const verdicts = await importAffiliates(deps, context, rows);
    const failures = verdicts.flatMap((verdict) =>
      'error' in verdict ? { item: verdict.affiliateId, error: verdict.error } : [],
    );
    noteFailures(failures);
    const affiliates = inRowOrder(
      judged,
      verdicts.map(affiliateVerdictBody),
      (fault, position): AffiliateVerdictBody => {
        const affiliateId = givenId(body.affiliates[position], 'affiliateId');
        return { affiliateId, status: 'rejected', ...fault };
      },
    );
    return { status: 200, body: { affiliates }, isProvisional: failures.length > 0 };
  });

export const handler = importAffiliatesHandler(lazily({ affiliates, providers, requests }));
