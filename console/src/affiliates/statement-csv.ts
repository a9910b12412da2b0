import type { ApiClient } from '../shared/api/client.ts';
import type { Balance } from '../shared/api/types.ts';
import { allParts } from '../shared/files/all-parts.ts';

interface AskedStatement {
  readonly affiliateId: string;
  readonly currency: Balance['currency'];
  readonly from?: string;
  readonly to?: string;
}

/**
 * The whole statement as the API makes it for spreadsheets.
 *
 * @throws Problem, ConnectionLost
 */
export const statementCsv = (api: ApiClient, { affiliateId, ...asked }: AskedStatement): Promise<string> =>
  allParts((cursor) => {
    const query = { ...asked, format: 'csv' as const, ...(cursor !== undefined && { cursor }) };
    const params = { path: { affiliateId }, query };
    return api.GET('/reports/affiliates/{affiliateId}', { params, parseAs: 'text' });
  });
