import Button from '@cloudscape-design/components/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';

/** Asks the provider how one account stands now. */
export const AskProvider = ({ affiliateId }: { readonly affiliateId: string }): ReactNode => {
  const api = useApi();
  const queries = useQueryClient();
  const { tell } = useNotices();
  const { error, isPending, mutate } = useMutation({
    mutationFn: async () =>
      (await answerOf(api.POST('/riseworks/sync', { body: { affiliateIds: [affiliateId] } }))).accounts[0],
    onSuccess: (verdict) => {
      if (verdict === undefined) return;
      const { status, message } = verdict;
      if (status === 'failed') tell({ type: 'warning', header: 'The provider could not be asked', content: message });
      else tell({ type: 'success', header: status === 'updated' ? 'The provider has news' : 'Nothing is new' });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <>
      <Button loading={isPending} loadingText="Asking" onClick={() => mutate()}>
        Ask the provider
      </Button>
      {error !== null && <ProblemAlert error={error} what="The provider was not asked" />}
    </>
  );
};
