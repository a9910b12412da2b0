import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { AppLink } from '../shared/links/app-link.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { FaultTable } from './fault-table.tsx';
import type { CheckSummary } from './import-desk.ts';
import { type ImportKind, rowsText } from './import-kinds.ts';
import { forgetFile, type KeptFile } from './kept-import.ts';
import { importDesk } from './open-desk.ts';
import type { ImportState } from './use-import.ts';

interface ImportResultProps {
  readonly fileId: string;
  readonly file: KeptFile;
  readonly kind: ImportKind;
  readonly state: ImportState;
  /** Of the dry run: rows that were never sent. */
  readonly left: CheckSummary;
}

const NEXT = {
  affiliates: { href: '/import?of=commissions', text: 'Import their commissions' },
  commissions: { href: '/pay', text: 'Pay people' },
} as const;

/** What became of every row of the file. */
export const ImportResult = ({ fileId, file, kind, state, left }: ImportResultProps): ReactNode => {
  const [, navigate] = useLocation();
  const { taken, known, refused } = state;
  const { data } = useQuery({
    queryKey: ['import again', 'result', fileId, refused.length],
    staleTime: 'static',
    queryFn: async () => ({
      sums: await importDesk().sumsWithout([...refused]),
      faults: await importDesk().faultsOf([...refused]),
    }),
  });
  const rejected = refused.length + left.faulty;
  const finish = async () => {
    await forgetFile(fileId);
    navigate('/import');
  };
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={<bdi>{file.name}</bdi>}
            actions={<Button onClick={() => void finish()}>Close this import</Button>}
          >
            4. What was imported
          </Header>
        }
      >
        <SpaceBetween size="l">
          <StatusIndicator type={rejected === 0 ? 'success' : 'warning'}>
            {rejected === 0
              ? 'Every row was imported'
              : `${rejected === 1 ? '1 row was' : `${rejected.toLocaleString('en')} rows were`} not imported`}
          </StatusIndicator>
          <KeyValuePairs
            columns={4}
            items={[
              { label: 'Imported', value: rowsText(kind, taken) },
              ...(kind === 'commissions' ? [{ label: 'Were there already', value: rowsText(kind, known) }] : []),
              { label: 'Not imported', value: rejected === 1 ? '1 row' : `${rejected.toLocaleString('en')} rows` },
              ...(data?.sums ?? []).map((sum) => ({ label: `Sum in ${sum.currency}`, value: <Amount {...sum} /> })),
            ]}
          />
          <AppLink href={NEXT[kind].href}>{NEXT[kind].text}</AppLink>
        </SpaceBetween>
      </Container>
      {rejected > 0 && data !== undefined && (
        <FaultTable
          title="Rows that were not imported"
          faults={data.faults}
          rows={rejected}
          fileName={file.name}
          csv={() => importDesk().rejected([...refused])}
        />
      )}
    </SpaceBetween>
  );
};
