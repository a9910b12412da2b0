import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { FileButton } from '../shared/files/file-button.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { oneOf } from '../shared/tables/address-filter.ts';
import { IMPORT_KINDS } from './import-kinds.ts';
import { keepFile } from './kept-import.ts';
import { useImportAddress } from './use-import-address.ts';

const MEGABYTE = 1_000_000;
/** About 500,000 commissions. */
const MOST_MEGABYTES = 50;

const KINDS = [
  { value: 'affiliates', label: 'Affiliates', description: 'Who earns commissions. Import them first.' },
  { value: 'commissions', label: 'Commissions', description: 'What they have earned, once it is approved.' },
];

/** The first step: what is imported, and the file, or rows that were copied out of one. */
export const ChooseFile = ({ person }: { readonly person: string }): ReactNode => {
  const { kind, say, go } = useImportAddress();
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<string>();
  const [error, setError] = useState<unknown>();

  const take = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    try {
      go({ file: await keepFile(name, bytes, person), step: undefined });
    } catch (problem) {
      setError(problem);
    }
  };
  const chosen = async (file: File) => {
    setFault(undefined);
    if (file.size > MOST_MEGABYTES * MEGABYTE)
      setFault(`The file is larger than ${MOST_MEGABYTES} MB. Divide it into several.`);
    else await take(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <Container header={<Header variant="h2">1. What is imported</Header>}>
      <SpaceBetween size="l">
        <FormField label="The file contains">
          <RadioGroup
            value={kind}
            items={KINDS}
            onChange={({ detail }) => say({ of: oneOf(IMPORT_KINDS, detail.value) ?? kind })}
          />
        </FormField>
        <FormField
          label="File"
          description="CSV in UTF-8, with the names of the columns in its first line. Every spreadsheet can save one."
          errorText={fault}
        >
          <FileButton
            label="Choose file"
            accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            onChosen={(file) => void chosen(file)}
          />
        </FormField>
        <ExpandableSection headerText="Or paste the rows">
          <SpaceBetween size="s">
            <FormField label="Rows" description="With the names of the columns in the first line.">
              <Textarea rows={6} value={pasted} onChange={({ detail }) => setPasted(detail.value)} />
            </FormField>
            <Button
              disabled={pasted.trim() === ''}
              onClick={() => void take('Pasted rows', new TextEncoder().encode(pasted))}
            >
              Read pasted rows
            </Button>
          </SpaceBetween>
        </ExpandableSection>
        {error !== undefined && <ProblemAlert error={error} what="The file cannot be kept in this browser" />}
      </SpaceBetween>
    </Container>
  );
};
