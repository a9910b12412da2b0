import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { AppLink } from '../shared/links/app-link.tsx';
import { useStepFocus } from '../shared/looks/focus-main.ts';
import { useTitle } from '../shared/looks/title.ts';
import { useMayPay } from '../sign-in/session-context.ts';
import { ChoosePeople } from './choose-people.tsx';
import { peopleIn } from './chosen-people.ts';
import { PayBatches } from './pay-batches.tsx';
import { PreviewPeople } from './preview-people.tsx';

const Step = (): ReactNode => {
  const [parameters] = useSearchParams();
  const [, navigate] = useLocation();
  const mayPay = useMayPay();
  const batchIds = (parameters.get('batches') ?? '').split(',').filter((id) => id !== '');
  const step = parameters.get('step') ?? '';
  useStepFocus(batchIds.length > 0 ? 'pay' : step);
  if (batchIds.length > 0) return <PayBatches batchIds={batchIds} />;
  if (!mayPay) return <OnlyAdmins />;
  if (step !== 'preview') return <ChoosePeople onNext={() => navigate('/pay?step=preview')} />;
  return (
    <PreviewPeople
      people={peopleIn(parameters)}
      onBack={() => navigate('/pay')}
      onCreated={(made) => navigate(`/pay?batches=${made.map(encodeURIComponent).join(',')}`, { replace: true })}
    />
  );
};

const OnlyAdmins = (): ReactNode => (
  <Box>
    Admins pay people here. What can be paid is on the <AppLink href="/">overview</AppLink>, and what was paid among the{' '}
    <AppLink href="/batches">batches</AppLink>.
  </Box>
);

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
