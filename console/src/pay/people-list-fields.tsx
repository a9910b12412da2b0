import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { UnreadableFile } from '../imports/read-csv.ts';
import { FileButton } from '../shared/files/file-button.tsx';
import { idsOfFile } from './ids-of-file.ts';

interface PeopleListFieldsProps {
  readonly list: string;
  readonly fault: string | undefined;
  readonly onChange: (list: string) => void;
}

/** Ids that are pasted, or read from a file. */
export const PeopleListFields = ({ list, fault, onChange }: PeopleListFieldsProps): ReactNode => {
  const [unreadable, setUnreadable] = useState<string>();
  const read = async (file: File) => {
    setUnreadable(undefined);
    try {
      onChange(idsOfFile(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      setUnreadable(error instanceof UnreadableFile ? error.message : 'The file cannot be read. Choose it again.');
    }
  };
  return (
    <>
      <FormField
        label="Affiliate ids"
        description="Separated by blanks, commas or new lines. An id that is named twice is paid once."
        errorText={fault}
      >
        <Textarea rows={6} value={list} onChange={({ detail }) => onChange(detail.value)} />
      </FormField>
      <FormField
        label="File"
        description="A list of ids, or a CSV file with a column called “Affiliate id”."
        errorText={unreadable}
      >
        <FileButton
          label="Read them from a file"
          accept=".txt,.csv,.tsv,text/plain,text/csv,text/tab-separated-values"
          onChosen={(file) => void read(file)}
        />
      </FormField>
    </>
  );
};
