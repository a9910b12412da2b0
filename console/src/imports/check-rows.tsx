import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { proxy } from 'comlink';
import { type ReactNode, useState } from 'react';
import { Amount } from '../shared/money/amount.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { FaultTable } from './fault-table.tsx';
import { FirstRows } from './first-rows.tsx';
import { rowsText } from './import-kinds.ts';
import type { KeptFile } from './kept-import.ts';
import { importDesk } from './open-desk.ts';
import { StartImport } from './start-import.tsx';
import { useImportAddress } from './use-import-address.ts';

interface CheckRowsProps {
  readonly fileId: string;
  readonly file: KeptFile;
}

interface CheckingProps {
  readonly judged: number;
  /** 0 while the file is read. */
  readonly rows: number;
}

const Checking = ({ judged, rows }: CheckingProps): ReactNode => (
  <ProgressBar
    label="Checking every row"
    value={rows === 0 ? 0 : Math.floor((100 * judged) / rows)}
    additionalInfo={rows === 0 ? 'Reading the file' : `${judged.toLocaleString('en')} of ${rows.toLocaleString('en')}`}
  />
);

/** The third step, a dry run: what would be imported, and each row that would not, before anything is written. */
export const CheckRows = ({ fileId, file }: CheckRowsProps): ReactNode => {
  const { kind, delimiter, settingsFor, go } = useImportAddress();
  const [checkedAt] = useState(() => new Date().toISOString());
  const [progress, setProgress] = useState({ judged: 0, rows: 0 });
  const { data, error, refetch } = useQuery({
    queryKey: ['import check', fileId, window.location.search, checkedAt],
    staleTime: 'static',
    queryFn: async () => {
      const look = await importDesk().look(fileId, file.bytes, delimiter);
      if ('unreadable' in look) throw new Error(look.unreadable);
      const settings = settingsFor(look.header, look.columns);
      const tell = proxy((judged: number) => setProgress({ judged, rows: look.rows }));
      return { settings, summary: await importDesk().check(fileId, file.bytes, settings, checkedAt, tell) };
    },
  });
  const back = <Button onClick={() => go({ step: undefined })}>Read it differently</Button>;
  if (data === undefined) {
    if (error === null) return <Checking {...progress} />;
    return (
      <SpaceBetween size="m">
        <ProblemAlert error={error} what="The rows cannot be checked" onAgain={() => void refetch()} />
        {back}
      </SpaceBetween>
    );
  }
  const { summary, settings } = data;
  const { good, faulty, affiliates, sums } = summary;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={<bdi>{file.name}</bdi>}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                {back}
                <StartImport
                  fileId={fileId}
                  settings={settings}
                  summary={summary}
                  checkedAt={checkedAt}
                  onStarted={() => go({ step: 'run' })}
                />
              </SpaceBetween>
            }
          >
            3. What would be imported
          </Header>
        }
      >
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={4}
            items={[
              { label: 'Would be imported', value: rowsText(kind, good) },
              ...(kind === 'commissions' ? [{ label: 'Of', value: rowsText('affiliates', affiliates) }] : []),
              { label: 'Left out', value: faulty === 1 ? '1 row' : `${faulty.toLocaleString('en')} rows` },
              ...sums.map((sum) => ({ label: `Sum in ${sum.currency}`, value: <Amount {...sum} /> })),
            ]}
          />
          {good > 0 && <FirstRows kind={kind} rows={summary.first} />}
        </SpaceBetween>
      </Container>
      {faulty > 0 && (
        <FaultTable
          title="Rows that are left out"
          faults={summary.faults}
          rows={faulty}
          fileName={file.name}
          csv={() => importDesk().rejected([])}
        />
      )}
    </SpaceBetween>
  );
};
