import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Config } from '../shared/api/types.ts';
import { Amount } from '../shared/money/amount.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { LastChange } from './last-change.tsx';
import { AMOUNT_SETTINGS, APPROVAL_MODES, amountSettings, quietText } from './setting-words.ts';
import { amountsIn } from './settings-draft.ts';

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
  const { approval, riseIdQuietHours, schedules } = config;
  const mayPay = useMayPay();
  const [, navigate] = useLocation();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<LastChange config={config} />}
          actions={mayPay && <Button onClick={() => navigate('/settings/change')}>Change settings</Button>}
        >
          Rules in force
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Approval of batches', value: APPROVAL_MODES[approval.mode] },
          ...amountSettings
            .filter((name) => name !== 'approval.from' || approval.mode === 'from-amount')
            .map((name) => ({
              label: AMOUNT_SETTINGS[name].label,
              value: <Amounts of={amountsIn(config, name)} none={AMOUNT_SETTINGS[name].none} />,
            })),
          { label: 'After a change of the account', value: quietText(riseIdQuietHours) },
          { label: 'Scheduled daily payouts', value: schedules.payouts ? 'on' : 'off' },
        ]}
      />
    </Container>
  );
};
