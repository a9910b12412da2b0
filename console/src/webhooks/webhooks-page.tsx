import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { WebhookEvent } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { useTitle } from '../shared/looks/title.ts';
import { Words } from '../shared/looks/words.tsx';
import { StateIndicator } from '../shared/status/state.tsx';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { WEBHOOK_STATES } from '../shared/status/webhook-states.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { HandleAgain } from './handle-again.tsx';

const REFRESH_MS = 10_000;

const COLUMNS: readonly TableProps.ColumnDefinition<WebhookEvent>[] = [
  { id: 'received', header: 'Received', cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
  {
    id: 'message',
    header: 'Message',
    isRowHeader: true,
    cell: ({ type, eventId, provider }) => (
      <>
        <Box variant="strong">
          <Words>{type}</Words>
        </Box>
        <Box>
          <Words>
            {eventId}, from {provider}
          </Words>
        </Box>
      </>
    ),
  },
  {
    id: 'status',
    header: 'State',
    cell: ({ status }) => <StateIndicator states={WEBHOOK_STATES} state={status} />,
  },
  {
    id: 'payment',
    header: 'Names the payment',
    cell: ({ transactionId }) =>
      transactionId === undefined ? '–' : <AppLink href={paymentPath(transactionId)}>{transactionId}</AppLink>,
  },
  {
    id: 'result',
    header: 'What became of it',
    cell: ({ note, settledAt }) => (
      <>
        <Words>{note ?? '–'}</Words>
        {settledAt !== undefined && (
          <Box>
            <Moment at={settledAt} />
          </Box>
        )}
      </>
    ),
  },
];

const ACTION: TableProps.ColumnDefinition<WebhookEvent> = {
  id: 'action',
  header: 'Action',
  cell: (event) => <HandleAgain event={event} />,
};

/** What the provider has told us. None of it is believed: each message leads to a look-up, whose result counts. */
export const WebhooksPage = (): ReactNode => {
  useTitle('Webhooks');
  const api = useApi();
  const mayPay = useMayPay();
  const address = usePageAddress();
  const status = useAddressState(WEBHOOK_STATES);
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['webhooks', { status, cursor }],
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const asked = { ...(status && { status }), ...(cursor !== undefined && { cursor }) };
      const answer = await answerOf(api.GET('/webhooks/events', { params: { query: asked }, signal }));
      return { rows: answer.events, nextCursor: answer.nextCursor };
    },
  });
  return (
    <PagedTable
      title="Webhooks"
      description="Messages of the payment provider, newest first. None is believed: each leads to a look-up at the provider."
      query={query}
      address={address}
      columns={mayPay ? [...COLUMNS, ACTION] : COLUMNS}
      idOf={({ eventId }) => eventId}
      filter={<StateChoice states={WEBHOOK_STATES} label="State" />}
      empty={
        status === undefined ? (
          <>
            <Box variant="strong">No message has arrived yet</Box>
            <Box>Payments are followed without them, too: the provider is asked every five minutes.</Box>
          </>
        ) : (
          <Box variant="strong">No message is in this state</Box>
        )
      }
    />
  );
};
