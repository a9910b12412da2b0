import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect } from 'react';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { takeConfirmed } from './confirmed-imports.ts';
import { rowsText } from './import-kinds.ts';
import { ImportResult } from './import-result.tsx';
import type { KeptFile, KeptStart } from './kept-import.ts';
import { useImport } from './use-import.ts';

interface RunImportProps {
  readonly fileId: string;
  readonly file: KeptFile;
  readonly start: KeptStart;
}

/** The fourth step: rows are sent part by part. It can be left and taken up at any time; no row is imported twice. */
export const RunImport = ({ fileId, file, start }: RunImportProps): ReactNode => {
  const { state, summary, busy, error, go } = useImport(fileId, file, start);
  const { kind } = start.settings;
  const ready = state !== undefined;
  useEffect(() => {
    if (ready && takeConfirmed(start.importId)) go();
  }, [ready, start.importId, go]);
  if (state === undefined || summary === undefined) {
    if (error === undefined) return <Loading what="the import" />;
    return <ProblemAlert error={error} what="The import cannot be shown" />;
  }
  const { rows, sent } = state;
  if (sent === rows) return <ImportResult fileId={fileId} file={file} kind={kind} state={state} left={summary} />;
  return (
    <Container
      header={
        <Header variant="h2" description={<bdi>{file.name}</bdi>}>
          4. Import
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ProgressBar
          label={busy ? 'Being imported' : 'Imported so far'}
          value={Math.floor((100 * sent) / rows)}
          additionalInfo={`${sent.toLocaleString('en')} of ${rowsText(kind, rows)}`}
        />
        {error !== undefined && <ProblemAlert error={error} what="The import was interrupted" />}
        {busy ? (
          <div>You can leave this page and come back to it. What was sent stays, and nothing is imported twice.</div>
        ) : (
          <Alert type="info" header="The import is not finished" action={<Button onClick={go}>Continue import</Button>}>
            {rowsText(kind, rows - sent)} {rows - sent === 1 ? 'is' : 'are'} not sent yet. Nothing is imported twice.
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
};
