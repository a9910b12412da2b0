import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { PageProblem } from '../shared/problems/page-problem.tsx';
import { useConfig } from './config-query.ts';
import { PauseState } from './pause-state.tsx';
import { ProposedChange } from './proposed-change.tsx';
import { SettingsInForce } from './settings-in-force.tsx';

/** Whether anything is paid at all, and by which rules. */
export const SettingsPage = (): ReactNode => {
  useTitle('Settings');
  const { data: config, error, refetch } = useConfig();
  if (config === undefined) {
    if (error === null) return <Loading what="the settings" />;
    return (
      <PageProblem title="Settings" error={error} what="The settings cannot be shown" onAgain={() => void refetch()} />
    );
  }
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Settings</Header>
      <PauseState config={config} />
      {config.restored !== undefined && (
        <Alert type="warning" header="The table was restored to an earlier moment: nothing is sent">
          <AppLink href="/settings/recovery">What is left to settle</AppLink>
        </Alert>
      )}
      <ProposedChange config={config} />
      <SettingsInForce config={config} />
      <AppLink href="/settings/recovery">Restores of the table</AppLink>
    </SpaceBetween>
  );
};
