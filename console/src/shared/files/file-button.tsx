import FileUpload from '@cloudscape-design/components/file-upload';
import type { ReactNode } from 'react';

interface FileButtonProps {
  readonly label: string;
  /** Endings and media types, as in `.csv,text/csv`. */
  readonly accept: string;
  readonly onChosen: (file: File) => void;
}

/** Takes one file that is chosen or dropped, and hands it on. */
export const FileButton = ({ label, accept, onChosen }: FileButtonProps): ReactNode => (
  <FileUpload
    value={[]}
    accept={accept}
    i18nStrings={{
      uploadButtonText: () => label,
      dropzoneText: () => 'Drop the file here',
      removeFileAriaLabel: () => 'Remove the file',
      limitShowFewer: 'Fewer',
      limitShowMore: 'More',
      errorIconAriaLabel: 'Error',
    }}
    onChange={({ detail }) => {
      const [file] = detail.value;
      if (file !== undefined) onChosen(file);
    }}
  />
);
