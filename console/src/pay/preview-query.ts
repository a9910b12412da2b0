import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Preview, PreviewRow } from '../shared/api/types.ts';
import { type ChosenPeople, chosenIds } from './chosen-people.ts';

/** What the API is asked for, by preview and creation alike. */
export const requestOf = (people: ChosenPeople) => {
  const ids = chosenIds(people);
  return { currency: people.currency, ...(ids !== undefined && { affiliateIds: [...ids] }) };
};

export interface WholePreview extends Pick<Preview, 'summary' | 'previewToken'> {
  readonly rows: readonly PreviewRow[];
}

const PAGE = 100;

/**
 * The whole preview: who is paid how much, and who is left out and why. It shows one moment, and stays as it is.
 *
 * @param onRead told how many of all were read so far
 */
export const usePreview = (
  people: ChosenPeople,
  onRead: (read: number, all: number) => void,
): UseQueryResult<WholePreview> => {
  const api = useApi();
  return useQuery({
    queryKey: ['preview', people],
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const page = (cursor: string | undefined) =>
        answerOf(
          api.POST('/batches/preview', {
            params: { query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } },
            body: requestOf(people),
            signal,
          }),
        );
      const first = await page(undefined);
      const rows = [...first.preview];
      for (let { nextCursor } = first; nextCursor !== undefined; ) {
        onRead(rows.length, first.summary.totalAffiliates);
        const next = await page(nextCursor);
        rows.push(...next.preview);
        nextCursor = next.nextCursor;
      }
      return { summary: first.summary, previewToken: first.previewToken, rows };
    },
  });
};
