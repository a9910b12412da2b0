import { call } from '../lambdas.ts';

/** How the Mock bank treats them. */
export const BEHAVIOURS = [
  'ok',
  'refuse',
  'flaky-1',
  'timeout-paid',
  'timeout-unpaid',
  'blackhole',
  'slow-200',
  'return',
];

export const affiliate = (id: string, behaviour = id) => ({
  affiliateId: id,
  fullName: id,
  email: `${id}@example.com`,
  country: 'US',
  riseId: `mock:${behaviour}:${id}`,
});

/** The same person under another name. */
export const renamed = (id: string, behaviour: string) => ({
  ...affiliate(id, behaviour),
  fullName: 'Someone Else',
});

export const commission = (id: string, nth: number) => ({
  commissionId: `${id}-${nth}`,
  affiliateId: id,
  amount: '60.00',
  currency: 'USD',
  approvedAt: '2026-11-01T00:00:00Z',
});

export const accrue = (ids: readonly string[], nth: number) =>
  call('import-commissions', { body: { commissions: ids.map((id) => commission(id, nth)) } });
