import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { TransactionDetail } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { useNotices } from '../shared/notices/notices.tsx';

const OUTCOMES = [
  { value: 'paid', label: 'It was paid', description: 'The money arrived, or left our account at the provider.' },
  { value: 'unpaid', label: 'It was not paid', description: 'Refused while the provider may still carry it out.' },
] as const;

type Outcome = (typeof OUTCOMES)[number]['value'];

/** Settles a payment whose outcome is unknown, by what people have found out; it takes two of them. */
export const ResolvePayment = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { transactionId, resolution, affiliateId } = payment;
  const [outcome, setOutcome] = useState<Outcome>(resolution?.outcome ?? 'paid');
  const [evidence, setEvidence] = useState('');
  const [reference, setReference] = useState(resolution?.providerReference ?? '');
  const body = {
    outcome,
    evidence: evidence.trim(),
    ...(outcome === 'paid' && { providerReference: reference.trim() }),
  };
  return (
    <ConfirmedAction
      label="Resolve payment"
      variant="primary"
      ready={body.evidence !== '' && (outcome === 'unpaid' || reference.trim() !== '')}
      request={`resolve ${transactionId} ${JSON.stringify(body)}`}
      send={(key) =>
        answerOf(
          api.POST('/transactions/{transactionId}/resolve', {
            params: { path: { transactionId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      onDone={({ transaction }) =>
        tell(
          transaction.status === 'UNKNOWN'
            ? { type: 'info', header: 'Another admin has to confirm it', content: 'Nothing has changed until then.' }
            : { type: 'success', header: 'The payment is resolved' },
        )
      }
    >
      <div>
        What became of <strong>{moneyText(payment)}</strong> to <strong>{affiliateId}</strong>? The provider is asked
        once more, and what it says wins.
      </div>
      <FormField label="Outcome">
        <RadioGroup
          value={outcome}
          items={[...OUTCOMES]}
          onChange={({ detail }) => setOutcome(OUTCOMES.find(({ value }) => value === detail.value)?.value ?? 'paid')}
        />
      </FormField>
      <FormField label="Evidence" description="How you know. The audit log keeps it.">
        <Input
          value={evidence}
          placeholder="Bank statement of 23 November, line 14"
          onChange={({ detail }) => setEvidence(detail.value)}
        />
      </FormField>
      {outcome === 'paid' && (
        <FormField label="Provider's reference" description="Under which the provider has the payment.">
          <Input value={reference} onChange={({ detail }) => setReference(detail.value)} />
        </FormField>
      )}
    </ConfirmedAction>
  );
};
