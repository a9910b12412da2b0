import {
  previewBatchesEndpoint,
  previewPosition,
  previewRowBody,
  previewSummaryBody,
} from '../../../lib/contracts/batches/batch-preview.ts';
import { requestText } from '../../../lib/payouts/batches/payout-request.ts';
import { previewBatches, summarise } from '../../../lib/payouts/batches/preview-batches.ts';
import { PayoutError } from '../../../lib/payouts/shared/errors.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import {
  affiliates,
  cursors,
  type Dependencies,
  holds,
  ledger,
  previews,
  providers,
  settings,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

type PreviewDependencies = Pick<
  Dependencies,
  'affiliates' | 'holds' | 'ledger' | 'settings' | 'previews' | 'providers' | 'cursors'
>;

export const previewBatchesHandler = (deps: PreviewDependencies) =>
  apiHandler(previewBatchesEndpoint, async ({ query: { limit, cursor }, body }, context) => {
    const request = { ...body, provider: body.provider ?? deps.providers.defaultName };
    const scope = { listing: 'batch-preview', filter: { request: requestText(request) } };
    const position = await deps.cursors.open(scope, cursor, previewPosition);
    const preview = position
      ? await deps.previews.find(position.previewToken)
      : await previewBatches(deps, context, request);
    if (!preview) throw new PayoutError({ code: 'unknown_preview' });
    const { previewToken, rows, more } = preview;
    const { limits } = await deps.settings.load();
    const offset = position?.offset ?? 0;
    const end = offset + limit;
    return {
      status: 200,
      body: {
        preview: rows.slice(offset, end).map((row) => previewRowBody(request.currency, row)),
        summary: previewSummaryBody(summarise(rows, request, more, limits.batchMinor.get(request.currency))),
        previewToken,
        nextCursor: await deps.cursors.seal(scope, end < rows.length ? { previewToken, offset: end } : undefined),
      },
    };
  });

export const handler = previewBatchesHandler(
  lazily({ affiliates, holds, ledger, settings, previews, providers, cursors }),
);
