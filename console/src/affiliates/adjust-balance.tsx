import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { CURRENCIES } from '../shared/api/schema.ts';
import type { Affiliate, Balance } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { ADJUSTMENT_TYPES, type AdjustmentType, adjustmentText, amountFault } from './adjustment.ts';

/** Changes what an affiliate is owed, by an entry with a reason; nothing is ever edited. */
export const AdjustBalance = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { affiliateId, fullName, balances } = affiliate;
  const [type, setType] = useState<AdjustmentType>('correction');
  const [currency, setCurrency] = useState<Balance['currency']>(balances[0]?.currency ?? 'USD');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const amount = typed.trim();
  const fault = amountFault(type, amount);
  const owed = balances.find((balance) => balance.currency === currency)?.pendingAmount ?? '0';
  const body = { type, amount, currency, reason: reason.trim() };
  const text = fault === undefined ? adjustmentText({ type, amount, currency, owed }) : undefined;
  return (
    <ConfirmedAction
      label="Adjust balance"
      ready={fault === undefined && body.reason !== ''}
      request={`adjust ${affiliateId} ${JSON.stringify(body)}`}
      send={(key) =>
        answerOf(
          api.POST('/affiliates/{affiliateId}/adjustments', {
            params: { path: { affiliateId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      onDone={({ adjustment }) => {
        setTyped('');
        setReason('');
        tell({
          type: 'success',
          header: 'The balance is adjusted',
          content: `It changed by ${moneyText({ amount: adjustment.balanceChange, currency: adjustment.currency })}.`,
        });
      }}
    >
      <FormField label="What for">
        <RadioGroup
          value={type}
          items={[...ADJUSTMENT_TYPES]}
          onChange={({ detail }) =>
            setType(ADJUSTMENT_TYPES.find(({ value }) => value === detail.value)?.value ?? 'correction')
          }
        />
      </FormField>
      <FormField label="Currency">
        <Select
          filteringType="auto"
          selectedOption={{ value: currency, label: currency }}
          options={CURRENCIES.map((value) => ({ value, label: value }))}
          onChange={({ detail }) =>
            setCurrency(CURRENCIES.find((one) => one === detail.selectedOption.value) ?? currency)
          }
        />
      </FormField>
      <FormField label="Amount" errorText={amount === '' ? undefined : fault}>
        <Input value={typed} inputMode="decimal" onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
      <FormField label="Why" description="The statement shows it, and the audit log keeps it.">
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
      {text !== undefined && (
        <div>
          This <strong>{text.change}</strong> what is owed to <bdi>{fullName}</bdi>. Afterwards it is{' '}
          <strong>{text.after}</strong>.
        </div>
      )}
    </ConfirmedAction>
  );
};
