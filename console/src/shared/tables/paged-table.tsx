import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageProblem } from '../problems/page-problem.tsx';
import type { PageAddress } from './page-address.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | undefined;
}

export interface PagedTableProps<Row> {
  /** Of the list, as in `Batches`. */
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly filter?: ReactNode;
  readonly query: UseQueryResult<Page<Row>>;
  readonly address: PageAddress;
  readonly columns: readonly TableProps.ColumnDefinition<Row>[];
  readonly idOf: (row: Row) => string;
  /** What to say, and what to do first, when there is nothing. */
  readonly empty: ReactNode;
}

/** A list that the API gives page by page. */
export const PagedTable = <Row,>(props: PagedTableProps<Row>): ReactNode => {
  const { title, description, actions, filter, query, address, columns, idOf, empty } = props;
  const { data, error, isPending, isPlaceholderData, refetch } = query;
  if (error !== null && data === undefined) {
    return (
      <SpaceBetween size="m">
        <PageProblem title={title} error={error} what="The list cannot be shown" onAgain={() => void refetch()} />
        {filter}
      </SpaceBetween>
    );
  }
  const next = data?.nextCursor;
  return (
    <Table
      variant="container"
      stickyHeader
      cellVerticalAlign="top"
      header={
        <Header variant="h1" {...(description !== undefined && { description })} actions={actions}>
          {title}
        </Header>
      }
      {...(filter !== undefined && { filter })}
      columnDefinitions={columns}
      items={data?.rows ?? []}
      trackBy={idOf}
      loading={isPending || isPlaceholderData}
      loadingText={`Loading ${title.toLowerCase()}`}
      ariaLabels={{ tableLabel: title }}
      empty={
        <Box textAlign="center" color="inherit" padding="l">
          {empty}
        </Box>
      }
      pagination={
        <Pagination
          currentPageIndex={address.number}
          pagesCount={next === undefined ? address.number : address.number + 1}
          openEnd={next !== undefined}
          onChange={({ detail }) => address.show(detail.currentPageIndex, next)}
        />
      }
    />
  );
};
