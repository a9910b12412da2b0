import type { CommissionRow } from './commission-file.ts';
import type { Transaction } from './payout-client.ts';

/** Few enough payees for one batch. The slowest take most of a minute, and batches are paid one after the other. */
const CUSTOMERS = 200;

/** Every fourth customer misbehaves. */
const EVERY = 4;

/** The faults of payees that the Mock provider can play. */
const FAULTS = [
  'refuse',
  'flaky-2',
  'flaky-9',
  'timeout-paid',
  'timeout-unpaid',
  'blackhole',
  'slow-5',
  'return',
  'unverified',
] as const;

const ok = (): string => 'ok';

/** How the payee of an affiliate behaves. */
export type BehaviourOf = (affiliateId: string) => string;

/** The rows with every payee well behaved, or a part of them with a fault for every fourth payee. */
export const plannedRows = (
  rows: readonly CommissionRow[],
  faults: boolean,
): { readonly rows: readonly CommissionRow[]; readonly behaviourOf: BehaviourOf } => {
  if (!faults) return { rows, behaviourOf: ok };
  const customers = [...new Set(rows.map(({ affiliateId }) => affiliateId))].slice(0, CUSTOMERS);
  const faulty = customers.filter((_, number) => number % EVERY === 0);
  const behaviours = new Map(faulty.map((id, number) => [id, FAULTS[number % FAULTS.length] ?? 'ok']));
  const taken = new Set(customers);
  return {
    rows: rows.filter(({ affiliateId }) => taken.has(affiliateId)),
    behaviourOf: (affiliateId) => behaviours.get(affiliateId) ?? 'ok',
  };
};

/** The outcomes of the payments, by the behaviour of their payees. */
export const faultTable = (transactions: readonly Transaction[], behaviourOf: BehaviourOf) =>
  [...Map.groupBy(transactions, ({ affiliateId }) => behaviourOf(affiliateId))].map(([behaviour, same]) => ({
    payee: behaviour,
    payments: same.length,
    'became of them': [...Map.groupBy(same, ({ status }) => status)]
      .map(([status, those]) => `${those.length} ${status}`)
      .join(', '),
    why: same.find(({ failure }) => failure)?.failure?.message ?? '',
  }));
