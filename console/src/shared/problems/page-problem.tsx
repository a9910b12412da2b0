import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { ProblemAlert, type ProblemAlertProps } from './problem-alert.tsx';

/** A page that cannot be shown, with its title. */
export const PageProblem = ({ title, ...problem }: ProblemAlertProps & { readonly title: string }): ReactNode => (
  <SpaceBetween size="m">
    <Header variant="h1">{title}</Header>
    <ProblemAlert {...problem} />
  </SpaceBetween>
);
