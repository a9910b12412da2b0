import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { FormatChoices } from './format-choices.tsx';
import type { FileLook } from './import-desk.ts';
import { IMPORT_FIELDS, rowsText } from './import-kinds.ts';
import { missingIn } from './import-settings.ts';
import type { KeptFile } from './kept-import.ts';
import { importDesk } from './open-desk.ts';
import { useImportAddress } from './use-import-address.ts';

const SEPARATORS = [
  { value: '', label: 'As the file shows' },
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];

interface SayHowProps {
  readonly fileId: string;
  readonly file: KeptFile;
}

/** The second step: which column is what, and how numbers and times are written. */
export const SayHow = ({ fileId, file }: SayHowProps): ReactNode => {
  const { delimiter, say, go } = useImportAddress();
  const {
    data: look,
    error,
    refetch,
  } = useQuery({
    queryKey: ['import look', fileId, delimiter],
    staleTime: 'static',
    queryFn: async (): Promise<FileLook> => importDesk().look(fileId, file.bytes, delimiter),
  });
  const another = <Button onClick={() => go({ file: undefined, step: undefined })}>Choose another file</Button>;
  if (look === undefined) {
    if (error === null) return <Loading what="the file" />;
    return <ProblemAlert error={error} what="The file cannot be read" onAgain={() => void refetch()} />;
  }
  return (
    <Container
      header={
        <Header variant="h2" description={<bdi>{file.name}</bdi>} actions={another}>
          2. How it is read
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Separator between cells">
          <Select
            selectedOption={SEPARATORS.find(({ value }) => value === delimiter) ?? null}
            options={SEPARATORS}
            onChange={({ detail }) => say({ delimiter: detail.selectedOption.value ?? '' })}
          />
        </FormField>
        {'unreadable' in look ? (
          <div role="alert">
            <Alert type="error" header="The file cannot be read">
              {look.unreadable}
            </Alert>
          </div>
        ) : (
          <Readable look={look} />
        )}
      </SpaceBetween>
    </Container>
  );
};

const Readable = ({ look }: { readonly look: Exclude<FileLook, { unreadable: string }> }): ReactNode => {
  const { kind, settingsFor, go } = useImportAddress();
  const [asked, setAsked] = useState(false);
  const settings = settingsFor(look.header, look.columns);
  const missing = missingIn(settings);
  const used = Object.values(settings.columns);
  const unused = look.columns.filter((column) => !used.includes(column));
  const next = () => {
    setAsked(true);
    if (missing.length === 0) go({ step: 'check' });
  };
  return (
    <SpaceBetween size="l">
      <Box>{rowsText(kind, look.rows)} below the header.</Box>
      {look.namedTwice.length > 0 && (
        <Alert type="warning" header="Some columns have the same name">
          More than one is called {look.namedTwice.map((name) => `“${name}”`).join(', ')}. Choose which is meant.
        </Alert>
      )}
      <ColumnLayout columns={2}>
        {IMPORT_FIELDS[kind].map((field) => (
          <ColumnChoice key={field.name} field={field} look={look} settings={settings} />
        ))}
      </ColumnLayout>
      {kind === 'commissions' && <FormatChoices settings={settings} />}
      {unused.length > 0 && (
        <Box color="text-body-secondary">
          Not imported: <bdi>{unused.join(', ')}</bdi>
        </Box>
      )}
      {asked && missing.length > 0 && (
        <div role="alert">
          <Alert type="error" header="Something is missing">
            {missing.map((words) => (
              <div key={words}>{words}</div>
            ))}
          </Alert>
        </div>
      )}
      <Button variant="primary" onClick={next}>
        Check rows
      </Button>
    </SpaceBetween>
  );
};
