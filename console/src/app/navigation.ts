/** A page that the navigation leads to. */
export interface NavigationEntry {
  readonly href: `/${string}`;
  readonly text: string;
}

export const NAVIGATION: readonly NavigationEntry[] = [
  { href: '/', text: 'Overview' },
  { href: '/import', text: 'Import' },
  { href: '/pay', text: 'Pay people' },
  { href: '/batches', text: 'Batches' },
  { href: '/payments', text: 'Payments' },
  { href: '/affiliates', text: 'Affiliates' },
  { href: '/accounts', text: 'Accounts' },
  { href: '/webhooks', text: 'Webhooks' },
  { href: '/reports', text: 'Reports' },
  { href: '/incidents', text: 'Incidents' },
  { href: '/audit', text: 'Audit log' },
  { href: '/settings', text: 'Settings' },
  { href: '/health', text: 'Health' },
];
