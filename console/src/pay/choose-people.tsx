import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { CURRENCIES } from '../shared/api/schema.ts';
import { type ChosenPeople, keepPeople, keptPeople, listFault } from './chosen-people.ts';

const WHO = [
  { value: 'all', label: 'Everybody who can be paid' },
  { value: 'list', label: 'The affiliates of a list' },
];

/** The first step: in which currency, and who. */
export const ChoosePeople = ({ onNext }: { readonly onNext: () => void }): ReactNode => {
  const [people, setPeople] = useState<ChosenPeople>(keptPeople);
  const [asked, setAsked] = useState(false);
  const fault = listFault(people);
  const next = () => {
    setAsked(true);
    if (fault !== undefined) return;
    keepPeople(people);
    onNext();
  };
  return (
    <Container header={<Header variant="h2">1. Who is paid</Header>}>
      <SpaceBetween size="l">
        <FormField label="Currency">
          <Select
            filteringType="auto"
            selectedOption={{ value: people.currency, label: people.currency }}
            options={CURRENCIES.map((value) => ({ value, label: value }))}
            onChange={({ detail }) => {
              const currency = CURRENCIES.find((one) => one === detail.selectedOption.value);
              if (currency !== undefined) setPeople({ ...people, currency });
            }}
          />
        </FormField>
        <FormField label="Who">
          <RadioGroup
            value={people.list === undefined ? 'all' : 'list'}
            items={WHO}
            onChange={({ detail }) => setPeople({ ...people, list: detail.value === 'all' ? undefined : '' })}
          />
        </FormField>
        {people.list !== undefined && (
          <>
            <FormField
              label="Affiliate ids"
              description="Separated by blanks, commas or new lines. An id that is named twice is paid once."
              errorText={asked ? fault : undefined}
            >
              <Textarea
                rows={6}
                value={people.list}
                onChange={({ detail }) => setPeople({ ...people, list: detail.value })}
              />
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
                void detail.value[0]?.text().then((list) => setPeople({ ...people, list }));
              }}
            />
          </>
        )}
        <Button variant="primary" onClick={next}>
          Preview
        </Button>
      </SpaceBetween>
    </Container>
  );
};
