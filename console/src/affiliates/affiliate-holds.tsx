import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Affiliate } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { LiftHolds } from './lift-holds.tsx';
import { PlaceHold } from './place-hold.tsx';
import { ProposedRelease } from './proposed-release.tsx';

/** Why nothing is paid to somebody, by whom and since when; placing holds and lifting them. */
export const AffiliateHolds = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const mayPay = useMayPay();
  const { holds } = affiliate;
  const currencies = [...new Set(holds.flatMap(({ currency }) => currency ?? []))];
  const one = currencies.length === 1 && holds.every(({ currency }) => currency !== undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            mayPay && (
              <SpaceBetween direction="horizontal" size="xs">
                {!one &&
                  currencies.map((currency) => <LiftHolds key={currency} affiliate={affiliate} currency={currency} />)}
                {holds.length > 0 && <LiftHolds affiliate={affiliate} />}
                <PlaceHold affiliate={affiliate} />
              </SpaceBetween>
            )
          }
        >
          Holds
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ProposedRelease affiliate={affiliate} />
        {holds.length === 0 && <Box>Nothing is held.</Box>}
        {holds.map(({ currency, reason, by, at }) => (
          <div key={`${currency ?? ''} ${at} ${reason}`}>
            <strong>{currency === undefined ? 'Everything' : `What is owed in ${currency}`}</strong>:{' '}
            <Words>{reason}</Words>. By {by}, since <Moment at={at} />.
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
};
