import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';
import type { Config } from '../shared/api/types.ts';
import { Amount } from '../shared/money/amount.tsx';
import { Moment } from '../shared/time/moment.tsx';

const APPROVAL: Readonly<Record<Config['approval']['mode'], string>> = {
  off: 'One admin is enough',
  always: 'Every batch needs a second admin',
  'from-amount': 'A second admin, from these amounts on',
};

const Amounts = ({ of, none }: { readonly of: Config['minimumPayout']; readonly none: string }): ReactNode => {
  const entries = Object.entries(of);
  if (entries.length === 0) return none;
  return entries.map(([currency, amount]) => (
    <div key={currency}>
      <Amount amount={amount} currency={currency} />
    </div>
  ));
};

/** The rules that payouts follow. */
export const SettingsInForce = ({ config }: { readonly config: Config }): ReactNode => {
  const { approval, limits, minimumPayout, riseIdQuietHours, schedules, updatedAt, updatedBy } = config;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            updatedAt === undefined || updatedBy === undefined ? (
              'Defaults; nobody has changed them yet'
            ) : (
              <>
                Last changed by {updatedBy}, <Moment at={updatedAt} />
              </>
            )
          }
        >
          Rules in force
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Approval of batches', value: APPROVAL[approval.mode] },
          ...(approval.mode === 'from-amount'
            ? [{ label: 'Approval from', value: <Amounts of={approval.from} none="always" /> }]
            : []),
          { label: 'Minimum of a payment', value: <Amounts of={minimumPayout} none="none" /> },
          { label: 'Maximum of a payment', value: <Amounts of={limits.payment} none="no limit" /> },
          { label: 'Maximum of a batch', value: <Amounts of={limits.batch} none="no limit" /> },
          { label: 'Maximum within 24 hours', value: <Amounts of={limits.daily} none="no limit" /> },
          {
            label: 'After a change of the account',
            value: riseIdQuietHours === 0 ? 'paid at once' : `nothing is paid for ${riseIdQuietHours} hours`,
          },
          { label: 'Scheduled daily payouts', value: schedules.payouts ? 'on' : 'off' },
        ]}
      />
    </Container>
  );
};
