import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import type { Balance } from '../shared/api/types.ts';
import { download } from '../shared/files/download.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { statementCsv } from './statement-csv.ts';

interface DownloadStatementProps {
  readonly affiliateId: string;
  readonly currency: Balance['currency'];
  readonly from?: string;
  readonly to?: string;
}

/** Gives the whole statement of the period as a file, however many pages it has. */
export const DownloadStatement = (asked: DownloadStatementProps): ReactNode => {
  const api = useApi();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => statementCsv(api, asked),
    onSuccess: (csv) => download(`statement-${asked.affiliateId}-${asked.currency}.csv`, csv),
  });
  return (
    <>
      <Button iconName="download" loading={isPending} onClick={() => mutate()}>
        Download CSV
      </Button>
      {error !== null && <ProblemAlert error={error} what="There is no file" onAgain={() => mutate()} />}
    </>
  );
};
