import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';

interface PeopleListFieldsProps {
  readonly list: string;
  readonly fault: string | undefined;
  readonly onChange: (list: string) => void;
}

/** Ids that are pasted, or read from a file. */
export const PeopleListFields = ({ list, fault, onChange }: PeopleListFieldsProps): ReactNode => (
  <>
    <FormField
      label="Affiliate ids"
      description="Separated by blanks, commas or new lines. An id that is named twice is paid once."
      errorText={fault}
    >
      <Textarea rows={6} value={list} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
    <FileUpload
      value={[]}
      accept=".txt,.csv,text/plain,text/csv"
      i18nStrings={{
        uploadButtonText: () => 'Read them from a file',
        dropzoneText: () => 'Drop the file here',
        removeFileAriaLabel: () => 'Remove the file',
        limitShowFewer: 'Fewer',
        limitShowMore: 'More',
        errorIconAriaLabel: 'Error',
      }}
      onChange={({ detail }) => {
        void detail.value[0]?.text().then(onChange);
      }}
    />
  </>
);
