import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTitle } from '../shared/looks/title.ts';
import { LastBatches } from './last-batches.tsx';
import { NeedsYou } from './needs-you.tsx';
import { PaidByMonth } from './paid-by-month.tsx';
import { PayableNow } from './payable-now.tsx';
import { UnderWay } from './under-way.tsx';

/** What an admin looks at first. */
export const OverviewPage = (): ReactNode => {
  useTitle('Overview');
  return (
    <ContentLayout header={<Header variant="h1">Overview</Header>}>
      <SpaceBetween size="l">
        <NeedsYou />
        <PayableNow />
        <UnderWay />
        <LastBatches />
        <PaidByMonth />
      </SpaceBetween>
    </ContentLayout>
  );
};
