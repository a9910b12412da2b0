import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import type { ReactNode } from 'react';
import { auditPath } from '../audit/audit-address.ts';
import type { Batch } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { payments } from '../shared/money/people.ts';
import { batchStatusText } from '../shared/status/batch-status.tsx';
import { Moment } from '../shared/time/moment.tsx';

interface Event {
  readonly at: string | undefined;
  readonly header: string;
  readonly status: StepsProps.Status;
}

const endOf = ({ status, finishedAt, calledOff }: Batch): Event[] => {
  const end: Event = {
    at: finishedAt,
    header: batchStatusText(status),
    status: status === 'FAILED' ? 'error' : status === 'CANCELLED' ? 'stopped' : 'success',
  };
  if (calledOff === undefined) return [end];
  const cancelled = calledOff.payments === undefined ? '' : `, with ${payments(calledOff.payments)}`;
  return [{ at: calledOff.at, header: `Cancelled by ${calledOff.by}${cancelled}`, status: 'stopped' }, end];
};

/** What has happened, oldest first. */
const eventsOf = (batch: Batch): Event[] => [
  { at: batch.createdAt, header: `Made by ${batch.createdBy}`, status: 'success' },
  {
    at: batch.approval?.at,
    header: `Approved by ${batch.approval?.by}`,
    status: 'success',
  },
  { at: batch.queuedAt, header: 'Queued for execution', status: 'success' },
  { at: batch.startedAt, header: 'Payment began', status: 'success' },
  ...endOf(batch),
];

const byTime = (one: { readonly at: string }, other: { readonly at: string }): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0;

/** The story of a batch as a timeline. */
export const BatchStory = ({ batch }: { readonly batch: Batch }): ReactNode => {
  const events = eventsOf(batch)
    .flatMap(({ at, ...event }) => (at === undefined ? [] : [{ at, ...event }]))
    .sort(byTime);
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink href={auditPath('batchId', batch.batchId)}>Audit log</AppLink>}>
          What happened
        </Header>
      }
    >
      <Steps
        ariaLabel="What happened"
        steps={events.map(({ at, header, status }) => ({
          header,
          details: <Moment at={at} />,
          status,
          statusIconAriaLabel: 'At',
        }))}
      />
    </Container>
  );
};
