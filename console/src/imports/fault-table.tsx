import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { download } from '../shared/files/download.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { MOST_SHOWN_FAULTS, type ShownFault } from './import-desk.ts';

const PAGE_SIZE = 25;

interface FaultTableProps {
  readonly title: string;
  readonly faults: readonly ShownFault[];
  /** How many rows there are, shown or not. */
  readonly rows: number;
  readonly fileName: string;
  /** All of these rows, as they stood in the file. */
  readonly csv: () => Promise<string>;
}

/** Rows that are not imported, each with its line, and what is wrong. */
export const FaultTable = ({ title, faults, rows, fileName, csv }: FaultTableProps): ReactNode => {
  const { mutate, isPending, error } = useMutation({
    mutationFn: csv,
    onSuccess: (text) => download(`rejected-${fileName.replace(/\.\w+$/, '')}.csv`, text),
  });
  const { items, collectionProps, filterProps, paginationProps } = useCollection(faults, {
    filtering: { empty: 'There is none.', noMatch: 'None matches the search.' },
    sorting: {},
    pagination: { pageSize: PAGE_SIZE },
  });
  return (
    <Table
      {...collectionProps}
      variant="container"
      header={
        <Header
          variant="h2"
          counter={`(${rows.toLocaleString('en')})`}
          description={
            rows > MOST_SHOWN_FAULTS
              ? `The first ${MOST_SHOWN_FAULTS.toLocaleString('en')} are shown; all are in the file.`
              : 'Correct them in the file of these rows, and import that file.'
          }
          actions={
            <Button iconName="download" loading={isPending} onClick={() => mutate()}>
              Download these rows
            </Button>
          }
        >
          {title}
        </Header>
      }
      filter={
        <>
          <TextFilter {...filterProps} filteringAriaLabel="Search what is wrong" filteringPlaceholder="Search" />
          {error !== null && <ProblemAlert error={error} what="There is no file" onAgain={() => mutate()} />}
        </>
      }
      pagination={<Pagination {...paginationProps} />}
      columnDefinitions={[
        { id: 'line', header: 'Line', isRowHeader: true, sortingField: 'line', cell: ({ line }) => line },
        { id: 'text', header: 'What is wrong', sortingField: 'text', cell: ({ text }) => <bdi>{text}</bdi> },
      ]}
      items={items}
      trackBy={({ line, text }) => `${line} ${text}`}
      wrapLines
      ariaLabels={{ tableLabel: title }}
    />
  );
};
