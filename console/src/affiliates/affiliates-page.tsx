import Box from '@cloudscape-design/components/box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { AFFILIATE_COLUMNS } from './affiliate-columns.tsx';
import { AffiliateFilter } from './affiliate-filter.tsx';
import { useAffiliateSearch } from './affiliate-search.ts';

/** Everybody who earns commissions. One page is asked for at a time, however many there are. */
export const AffiliatesPage = (): ReactNode => {
  useTitle('Affiliates');
  const api = useApi();
  const address = usePageAddress();
  const { query: search, text, held } = useAffiliateSearch();
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['affiliates', { search, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const asked = { ...search, ...(cursor !== undefined && { cursor }) };
      const { affiliates, nextCursor } = await answerOf(api.GET('/affiliates', { params: { query: asked }, signal }));
      return { rows: affiliates, nextCursor };
    },
  });
  const anybody = text === '' && held === undefined;
  return (
    <PagedTable
      title="Affiliates"
      description="Who earns commissions, what is owed to them, and what keeps it from being paid"
      query={query}
      address={address}
      columns={AFFILIATE_COLUMNS}
      idOf={({ affiliateId }) => affiliateId}
      filter={<AffiliateFilter />}
      empty={<Nobody anybody={anybody} more={query.data?.nextCursor !== undefined} />}
    />
  );
};

const Nobody = ({ anybody, more }: { readonly anybody: boolean; readonly more: boolean }): ReactNode => {
  if (more) return <Box variant="strong">Nobody on this page matches the filter. Look at the next page.</Box>;
  if (!anybody) return <Box variant="strong">Nobody matches the filter</Box>;
  return (
    <>
      <Box variant="strong">There is no affiliate yet</Box>
      <Box>
        <AppLink href="/import?of=affiliates">Import affiliates</AppLink> from a CSV file, before their commissions.
      </Box>
    </>
  );
};
