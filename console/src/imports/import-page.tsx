import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useStepFocus } from '../shared/looks/focus-main.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { useMayPay, useSession } from '../sign-in/session-context.ts';
import { CheckRows } from './check-rows.tsx';
import { ChooseFile } from './choose-file.tsx';
import { keptFile, keptStart } from './kept-import.ts';
import { closeDesk } from './open-desk.ts';
import { RunImport } from './run-import.tsx';
import { SayHow } from './say-how.tsx';
import { UnfinishedImports } from './unfinished-imports.tsx';
import { useImportAddress } from './use-import-address.ts';

/** From a CSV file to affiliates or commissions; the step, and how the file is read, are in the address. */
export const ImportPage = (): ReactNode => {
  useTitle('Import');
  const mayPay = useMayPay();
  useEffect(() => closeDesk, []);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Affiliates and approved commissions from a CSV file. Nothing is paid by an import."
      >
        Import
      </Header>
      {mayPay ? <Step /> : <Box>Admins import affiliates and commissions here. You may look at everything else.</Box>}
    </SpaceBetween>
  );
};

const Step = (): ReactNode => {
  const { name: person } = useSession().person;
  const { fileId, step } = useImportAddress();
  useStepFocus(`${fileId} ${step}`);
  const { data, error, refetch } = useQuery({
    queryKey: ['kept import', fileId, step],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      if (fileId === undefined) return { file: undefined, start: undefined };
      return { file: await keptFile(fileId, person), start: await keptStart(fileId) };
    },
  });
  if (data === undefined) {
    if (error === null) return <Loading what="the file" />;
    return <ProblemAlert error={error} what="The file cannot be opened" onAgain={() => void refetch()} />;
  }
  const { file, start } = data;
  if (fileId === undefined || file === undefined) {
    return (
      <>
        {fileId === undefined ? (
          <UnfinishedImports person={person} />
        ) : (
          <Alert type="info" header="The file is not in this browser any more">
            Choose it again. How it is read stands in the address, and rows that were imported are not imported twice.
          </Alert>
        )}
        <ChooseFile person={person} />
      </>
    );
  }
  if (step === 'run' && start !== undefined) return <RunImport fileId={fileId} file={file} start={start} />;
  if (step === 'check') return <CheckRows fileId={fileId} file={file} />;
  return <SayHow fileId={fileId} file={file} />;
};
