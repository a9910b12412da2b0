import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Loading } from '../shared/looks/loading.tsx';
import { NotFound } from './not-found.tsx';

interface PageRoute {
  /** As in `/batches/:batchId`. */
  readonly path: `/${string}`;
  readonly Page: ComponentType;
}

/** Every page by its address; each is a file of its own that is loaded when somebody goes there. */
const ROUTES: readonly PageRoute[] = [
  { path: '/', Page: lazy(async () => ({ default: (await import('../overview/overview-page.tsx')).OverviewPage })) },
  {
    path: '/batches',
    Page: lazy(async () => ({ default: (await import('../batches/batches-page.tsx')).BatchesPage })),
  },
  {
    path: '/batches/:batchId',
    Page: lazy(async () => ({ default: (await import('../batches/batch-page.tsx')).BatchPage })),
  },
  {
    path: '/payments',
    Page: lazy(async () => ({ default: (await import('../transactions/payments-page.tsx')).PaymentsPage })),
  },
  {
    path: '/payments/:transactionId',
    Page: lazy(async () => ({ default: (await import('../transactions/payment-page.tsx')).PaymentPage })),
  },
  {
    path: '/affiliates',
    Page: lazy(async () => ({ default: (await import('../affiliates/affiliates-page.tsx')).AffiliatesPage })),
  },
  {
    path: '/affiliates/:affiliateId',
    Page: lazy(async () => ({ default: (await import('../affiliates/affiliate-page.tsx')).AffiliatePage })),
  },
  {
    path: '/affiliates/:affiliateId/commissions',
    Page: lazy(async () => ({ default: (await import('../affiliates/commissions-page.tsx')).CommissionsPage })),
  },
  {
    path: '/affiliates/:affiliateId/statement',
    Page: lazy(async () => ({ default: (await import('../affiliates/statement-page.tsx')).StatementPage })),
  },
  { path: '/import', Page: lazy(async () => ({ default: (await import('../imports/import-page.tsx')).ImportPage })) },
  { path: '/pay', Page: lazy(async () => ({ default: (await import('../pay/pay-page.tsx')).PayPage })) },
  {
    path: '/accounts',
    Page: lazy(async () => ({ default: (await import('../accounts/accounts-page.tsx')).AccountsPage })),
  },
  {
    path: '/webhooks',
    Page: lazy(async () => ({ default: (await import('../webhooks/webhooks-page.tsx')).WebhooksPage })),
  },
  {
    path: '/reports',
    Page: lazy(async () => ({ default: (await import('../reports/reports-page.tsx')).ReportsPage })),
  },
  {
    path: '/reports/reconciliation',
    Page: lazy(async () => ({ default: (await import('../reports/reconciliation-page.tsx')).ReconciliationPage })),
  },
  {
    path: '/incidents',
    Page: lazy(async () => ({ default: (await import('../incidents/incidents-page.tsx')).IncidentsPage })),
  },
  { path: '/audit', Page: lazy(async () => ({ default: (await import('../audit/audit-page.tsx')).AuditPage })) },
  {
    path: '/settings',
    Page: lazy(async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage })),
  },
  {
    path: '/settings/change',
    Page: lazy(async () => ({ default: (await import('../settings/change-settings-page.tsx')).ChangeSettingsPage })),
  },
  {
    path: '/settings/recovery',
    Page: lazy(async () => ({ default: (await import('../recovery/recovery-page.tsx')).RecoveryPage })),
  },
  { path: '/health', Page: lazy(async () => ({ default: (await import('../health/health-page.tsx')).HealthPage })) },
];

export const Routes = (): ReactNode => (
  <Suspense fallback={<Loading what="the page" />}>
    <Switch>
      {ROUTES.map(({ path, Page }) => (
        <Route key={path} path={path}>
          <Page />
        </Route>
      ))}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  </Suspense>
);
