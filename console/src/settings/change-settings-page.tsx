import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { PageProblem } from '../shared/problems/page-problem.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { useConfig } from './config-query.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsInForce } from './settings-in-force.tsx';

/** The rules, to be changed. Whoever may only look sees what is in force. */
export const ChangeSettingsPage = (): ReactNode => {
  useTitle('Change settings');
  const mayPay = useMayPay();
  const [, navigate] = useLocation();
  const { data: config, error, refetch } = useConfig();
  if (config === undefined) {
    if (error === null) return <Loading what="the settings" />;
    const again = () => void refetch();
    return <PageProblem title="Change settings" error={error} what="The settings cannot be shown" onAgain={again} />;
  }
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xxs">
        <AppLink href="/settings">Settings</AppLink>
        <Header variant="h1">Change settings</Header>
      </SpaceBetween>
      {mayPay ? (
        <SettingsForm config={config} onDone={() => navigate('/settings')} />
      ) : (
        <SettingsInForce config={config} />
      )}
    </SpaceBetween>
  );
};
