import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { download } from '../shared/files/download.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';

interface DownloadReportProps {
  readonly name: string;
  /** The whole report, as the API makes it for spreadsheets. */
  readonly csv: () => Promise<string>;
}

export const DownloadReport = ({ name, csv }: DownloadReportProps): ReactNode => {
  const { mutate, isPending, error } = useMutation({ mutationFn: csv, onSuccess: (text) => download(name, text) });
  return (
    <>
      <Button iconName="download" loading={isPending} onClick={() => mutate()}>
        Download CSV
      </Button>
      {error !== null && <ProblemAlert error={error} what="There is no file" onAgain={() => mutate()} />}
    </>
  );
};
