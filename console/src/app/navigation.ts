/** A page that the navigation leads to. What is not built has no line. */
export interface NavigationEntry {
  readonly href: `/${string}`;
  readonly text: string;
}

export const NAVIGATION: readonly NavigationEntry[] = [
  { href: '/', text: 'Overview' },
  { href: '/pay', text: 'Pay people' },
  { href: '/batches', text: 'Batches' },
  { href: '/payments', text: 'Payments' },
];
