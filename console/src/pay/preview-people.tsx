import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { people as peopleText } from '../shared/money/people.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import type { ChosenPeople } from './chosen-people.ts';
import { CreateBatches } from './create-batches.tsx';
import { EnoughMoney } from './enough-money.tsx';
import { filterText } from './people-filter.ts';
import { usePreview } from './preview-query.ts';
import { PreviewTable } from './preview-table.tsx';

interface PreviewPeopleProps {
  readonly people: ChosenPeople;
  readonly onBack: () => void;
  readonly onCreated: (batchIds: readonly string[]) => void;
}

/** The second step: everybody who is paid and who is left out, before anything is made. */
export const PreviewPeople = ({ people, onBack, onCreated }: PreviewPeopleProps): ReactNode => {
  const mayPay = useMayPay();
  const [progress, setProgress] = useState('');
  const { data, error, isFetching, refetch } = usePreview(people, (read, all) =>
    setProgress(`: ${read} of ${peopleText(all)}`),
  );
  if (data === undefined) {
    if (error === null) return <Loading what={`the preview${progress}`} />;
    return (
      <SpaceBetween size="m">
        <ProblemAlert error={error} what="The preview cannot be shown" onAgain={() => void refetch()} />
        <Button onClick={onBack}>Choose others</Button>
      </SpaceBetween>
    );
  }
  const { summary, rows } = data;
  const { who, filter } = people;
  const filtered = filterText(filter, people.currency);
  const whoText = `${peopleText(people.found.length)} matched ${filtered === '' ? 'an empty filter' : `the filter: ${filtered}`}`;
  const { currency, totalAmount, eligibleAffiliates, totalAffiliates, batches, more } = summary;
  return (
    <SpaceBetween size="l">
      <EnoughMoney preview={data} />
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={onBack}>Choose others</Button>
                <Button iconName="refresh" loading={isFetching} onClick={() => void refetch()}>
                  Preview again
                </Button>
                {mayPay && <CreateBatches people={people} preview={data} onCreated={onCreated} />}
              </SpaceBetween>
            }
            {...(who === 'filter' && { description: whoText })}
          >
            2. What would be paid
          </Header>
        }
      >
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Would be paid', value: <Amount amount={totalAmount} currency={currency} /> },
            { label: 'To', value: peopleText(eligibleAffiliates) },
            { label: 'Left out', value: peopleText(totalAffiliates - eligibleAffiliates) },
            { label: 'In', value: batches === 1 ? '1 batch' : `${batches} batches` },
          ]}
        />
        {more && <Box padding={{ top: 's' }}>Others that can be paid are left for another payout after this one.</Box>}
      </Container>
      <PreviewTable rows={rows} currency={currency} />
    </SpaceBetween>
  );
};
