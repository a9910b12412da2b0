import type { ApiClient } from '../shared/api/client.ts';
import { answerOf } from '../shared/api/client.ts';
import { Problem } from '../shared/api/problem.ts';
import type { Balance } from '../shared/api/types.ts';

interface AskedStatement {
  readonly affiliateId: string;
  readonly currency: Balance['currency'];
  readonly from?: string;
  readonly to?: string;
}

const NEXT = /<([^>]+)>;\s*rel="next"/;

/** Of the `Link` to what follows. */
const cursorIn = (link: string | null): string | undefined => {
  const address = NEXT.exec(link ?? '')?.[1];
  return address === undefined ? undefined : (new URL(address, 'https://any').searchParams.get('cursor') ?? undefined);
};

/**
 * The whole statement as the API makes it for spreadsheets, all parts joined. Each part begins with the head.
 *
 * @throws Problem, ConnectionLost
 */
export const statementCsv = async (api: ApiClient, { affiliateId, ...asked }: AskedStatement): Promise<string> => {
  let csv = '';
  let cursor: string | undefined;
  do {
    const query = { ...asked, format: 'csv' as const, ...(cursor !== undefined && { cursor }) };
    const params = { path: { affiliateId }, query };
    const answered = await api.GET('/reports/affiliates/{affiliateId}', { params, parseAs: 'text' });
    const text = await answerOf(Promise.resolve(answered));
    if (typeof text !== 'string') throw new Problem(answered.response.status, text);
    csv += csv === '' ? text : text.slice(text.indexOf('\n') + 1);
    cursor = cursorIn(answered.response.headers.get('link'));
  } while (cursor !== undefined);
  return csv;
};
