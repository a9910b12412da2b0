import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { AppLink } from '../shared/links/app-link.tsx';
import { useTitle } from '../shared/looks/title.ts';

export const NotFound = (): ReactNode => {
  useTitle('Not found');
  return (
    <ContentLayout header={<Header variant="h1">There is no such page</Header>}>
      <Box>
        The address may be mistyped, or its page may have gone. Begin at the <AppLink href="/">overview</AppLink>.
      </Box>
    </ContentLayout>
  );
};
