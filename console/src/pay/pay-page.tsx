import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useTitle } from '../shared/looks/title.ts';
import { ChoosePeople } from './choose-people.tsx';
import { peopleIn } from './chosen-people.ts';
import { PayBatches } from './pay-batches.tsx';
import { PreviewPeople } from './preview-people.tsx';

const Step = (): ReactNode => {
  const [parameters] = useSearchParams();
  const [, navigate] = useLocation();
  const batchIds = (parameters.get('batches') ?? '').split(',').filter((id) => id !== '');
  if (batchIds.length > 0) return <PayBatches batchIds={batchIds} />;
  if (parameters.get('step') !== 'preview') return <ChoosePeople onNext={() => navigate('/pay?step=preview')} />;
  return (
    <PreviewPeople
      people={peopleIn(parameters)}
      onBack={() => navigate('/pay')}
      onCreated={(made) => navigate(`/pay?batches=${made.map(encodeURIComponent).join(',')}`, { replace: true })}
    />
  );
};

/** From those who are owed money to those who were paid. The step is in the address, so the back button leads one step back. */
export const PayPage = (): ReactNode => {
  useTitle('Pay people');
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Pay people</Header>
      <Step />
    </SpaceBetween>
  );
};
