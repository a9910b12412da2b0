import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as z from 'zod/mini';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { ChangeList } from './change-list.tsx';

const valueSchema = z.optional(z.union([z.string(), z.boolean(), z.number()]));
const detailsSchema = z.object({
  changes: z.array(z.object({ setting: z.string(), from: valueSchema, to: valueSchema })),
});

/** Who has changed the settings last, and what, as the audit log has it. */
export const LastChange = ({ config }: { readonly config: Config }): ReactNode => {
  const api = useApi();
  const { updatedAt, updatedBy } = config;
  const { data } = useQuery({
    queryKey: ['last change', updatedAt],
    enabled: updatedAt !== undefined,
    queryFn: async ({ signal }) => {
      const query = { action: 'config.changed', limit: 1, date: updatedAt?.slice(0, 10) ?? '' };
      const { auditLogs } = await answerOf(api.GET('/audit-logs', { params: { query }, signal }));
      // Pausing and resuming change the settings, too, and tell of themselves.
      const entry = auditLogs.find(({ at }) => at === updatedAt);
      return z.safeParse(detailsSchema, entry?.details).data?.changes ?? [];
    },
  });
  if (updatedAt === undefined || updatedBy === undefined) return <>Defaults; nobody has changed them yet</>;
  return (
    <>
      Last changed by {updatedBy}, <Moment at={updatedAt} />.{' '}
      <AppLink href="/audit?action=config.changed">All changes</AppLink>
      {data !== undefined && data.length > 0 && <ChangeList changes={data} />}
    </>
  );
};
