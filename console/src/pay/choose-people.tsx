import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { CURRENCIES } from '../shared/api/schema.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { people as peopleText } from '../shared/money/people.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { type ChosenPeople, choiceFault, keepPeople, keptPeople } from './chosen-people.ts';
import { findPeople } from './find-people.ts';
import { PeopleFilterFields } from './people-filter-fields.tsx';
import { PeopleListFields } from './people-list-fields.tsx';

const WHO = [
  { value: 'all', label: 'Everybody who can be paid' },
  { value: 'list', label: 'The affiliates of a list' },
  { value: 'filter', label: 'The affiliates that match a filter' },
] as const;

/** The first step: in which currency, and who. */
export const ChoosePeople = ({ onNext }: { readonly onNext: () => void }): ReactNode => {
  const api = useApi();
  const [people, setPeople] = useState<ChosenPeople>(keptPeople);
  const [asked, setAsked] = useState(false);
  const [looked, setLooked] = useState(0);
  const { currency, who, list, filter } = people;
  const fault = choiceFault(people);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const found = who === 'filter' ? await findPeople(api, currency, filter, setLooked) : [];
      keepPeople({ ...people, found });
    },
    onSuccess: onNext,
  });
  const next = () => {
    setAsked(true);
    setLooked(0);
    if (fault === undefined) mutate();
  };
  return (
    <Container header={<Header variant="h2">1. Who is paid</Header>}>
      <SpaceBetween size="l">
        <FormField label="Currency">
          <Select
            filteringType="auto"
            selectedOption={{ value: currency, label: currency }}
            options={CURRENCIES.map((value) => ({ value, label: value }))}
            onChange={({ detail }) => {
              const chosen = CURRENCIES.find((one) => one === detail.selectedOption.value);
              if (chosen !== undefined) setPeople({ ...people, currency: chosen });
            }}
          />
        </FormField>
        <FormField label="Who">
          <RadioGroup
            value={who}
            items={[...WHO]}
            onChange={({ detail }) =>
              setPeople({ ...people, who: WHO.find(({ value }) => value === detail.value)?.value ?? who })
            }
          />
        </FormField>
        {who === 'list' && (
          <PeopleListFields
            list={list}
            fault={asked ? fault : undefined}
            onChange={(now) => setPeople({ ...people, list: now })}
          />
        )}
        {who === 'filter' && (
          <FormField label="Filter" stretch errorText={asked ? fault : undefined}>
            <PeopleFilterFields
              filter={filter}
              currency={currency}
              onChange={(now) => setPeople({ ...people, filter: now })}
            />
          </FormField>
        )}
        {isPending && looked > 0 && <Loading what={`people: ${peopleText(looked)} looked at`} />}
        {error !== null && <ProblemAlert error={error} what="There is no preview" />}
        <Button variant="primary" loading={isPending} loadingText="Looking" onClick={next}>
          Preview
        </Button>
      </SpaceBetween>
    </Container>
  );
};
