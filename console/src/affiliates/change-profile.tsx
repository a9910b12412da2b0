import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { COUNTRIES } from '../shared/api/schema.ts';
import type { Affiliate } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { useNotices } from '../shared/notices/notices.tsx';

const COUNTRY_OPTIONS = COUNTRIES.map((value) => ({ value, label: value }));
const LABELS = { fullName: 'Name', email: 'E-mail', country: 'Country' } as const;

/** Puts right how somebody is called, where they live, and how they are reached. */
export const ChangeProfile = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, fullName, email, country } = affiliate;
  const [typed, setTyped] = useState<Partial<Pick<Affiliate, 'fullName' | 'email'>>>({});
  const [chosen, setChosen] = useState<(typeof COUNTRIES)[number]>();
  const now = { fullName, email, country };
  const asked = { fullName, email, ...typed };
  const profile = {
    fullName: asked.fullName.trim(),
    email: asked.email.trim(),
    country: chosen ?? COUNTRIES.find((one) => one === country) ?? COUNTRIES[0],
  };
  const changes = (['fullName', 'email', 'country'] as const).filter((name) => profile[name] !== now[name]);
  return (
    <ConfirmedAction
      label="Change profile"
      ready={changes.length > 0}
      of={JSON.stringify(now)}
      request={`profile ${affiliateId} ${JSON.stringify(profile)}`}
      send={() =>
        answerOf(
          api.PUT('/affiliates/{affiliateId}', {
            params: { path: { affiliateId } },
            body: profile,
          }),
        )
      }
      onDone={() => {
        setTyped({});
        setChosen(undefined);
        tell({ type: 'success', header: 'The profile is changed' });
      }}
    >
      {(['fullName', 'email'] as const).map((name) => (
        <FormField key={name} label={LABELS[name]}>
          <Input value={asked[name]} onChange={({ detail }) => setTyped({ ...typed, [name]: detail.value })} />
        </FormField>
      ))}
      <FormField label={LABELS.country}>
        <Select
          filteringType="auto"
          selectedOption={{ value: profile.country, label: profile.country }}
          options={COUNTRY_OPTIONS}
          onChange={({ detail }) => setChosen(COUNTRIES.find((one) => one === detail.selectedOption.value))}
        />
      </FormField>
      <ul>
        {changes.map((name) => (
          <li key={name}>
            {LABELS[name]}: <Words>{now[name]}</Words> → <Words>{profile[name]}</Words>
          </li>
        ))}
      </ul>
    </ConfirmedAction>
  );
};
