import { API, type ApiRoute, type RouteName } from '../lib/contracts/api.ts';
import type { Access } from './data-access.ts';

/** A route of the API and the Lambda that serves it. */
export interface Route extends Omit<ApiRoute, 'name'>, Access {
  /** Also the file: `functions/api/<room>/<functionName>.ts`. */
  readonly functionName: RouteName;
}

/** What the Lambda of each route may touch. A route in {@link API} without its line here does not compile. */
const ACCESS: Readonly<Record<RouteName, Access>> = {
  'import-affiliates': {
    data: ['affiliates.find', 'affiliates.save', 'affiliates.enter', 'mock-bank.payees'],
    riseSecrets: ['login'],
  },
  'list-affiliates': {
    data: ['affiliates.list', 'affiliates.find', 'ledger.read', 'cursors.sign'],
  },
  'list-payable-affiliates': {
    data: [
      'payable.list',
      'payable.summarise',
      'affiliates.find',
      'holds.version',
      'ledger.read',
      'settings.read',
      'cursors.sign',
    ],
  },
  'get-affiliate': {
    data: ['affiliates.find', 'ledger.read'],
  },
  'list-affiliate-commissions': {
    data: ['affiliates.find', 'ledger.read', 'payments.of-affiliate', 'cursors.sign'],
  },
  'import-commissions': {
    data: ['affiliates.find', 'ledger.accrue'],
  },
  'reverse-commission': {
    data: ['affiliates.find', 'ledger.reverse'],
  },
  'preview-batches': {
    data: [
      'payable.list',
      'affiliates.find',
      'holds.version',
      'ledger.read',
      'settings.read',
      'previews.find',
      'previews.save',
      'cursors.sign',
    ],
  },
  'list-batches': {
    data: ['batches.list', 'batches.by-status', 'queue.look', 'cursors.sign'],
  },
  'create-batches': {
    data: [
      'payable.list',
      'affiliates.find',
      'ledger.read',
      'settings.read',
      'previews.find',
      'ledger.claim',
      'batches.find',
      'batches.save',
      'batches.number',
      'payments.of-batch',
      'queue.look',
    ],
  },
  'get-batch': {
    data: ['batches.find', 'payments.of-batch', 'queue.look'],
  },
  'approve-batch': {
    data: ['batches.find', 'payments.of-batch', 'batches.save', 'queue.look'],
  },
  'execute-batch': {
    data: ['batches.find', 'payments.of-batch', 'batches.save', 'queue.look', 'settings.as-read'],
    executions: ['StartExecution', 'DescribeExecution'],
  },
  'cancel-batch': {
    data: [
      'batches.find',
      'batches.finish',
      'payments.of-batch',
      'payments.save',
      'affiliates.find',
      'ledger.release',
      'settings.read',
    ],
  },
  'get-affiliate-statement': {
    data: ['affiliates.find', 'ledger.read', 'payments.of-affiliate', 'cursors.sign'],
  },
  'get-funds-report': {
    data: ['batches.oldest', 'payments.of-batch', 'mock-bank.funds'],
    riseSecrets: ['login'],
  },
  'get-reconciliation-report': {
    data: [
      'batches.find',
      'batches.list',
      'payments.of-batch',
      'payments.find',
      'affiliates.find',
      'recovery.find-lost',
      'mock-bank.look-up',
      'mock-bank.find',
      'mock-bank.list',
      'cursors.sign',
    ],
    riseSecrets: ['login'],
  },
  'get-summary-report': {
    data: ['batches.list'],
    // Somebody waits while a year of batches is read and added up.
    memoryMb: 1_769,
  },
  'list-transactions': {
    data: ['batches.find', 'batches.list', 'payments.of-batch', 'payments.of-affiliate', 'cursors.sign'],
  },
  'get-transaction': {
    data: ['payments.find', 'ledger.read'],
  },
  'cancel-transaction': {
    data: [
      'batches.find',
      'payments.find',
      'payments.of-batch',
      'payments.save',
      'affiliates.find',
      'ledger.release',
      'settings.read',
    ],
  },
  'pay-affiliate': {
    data: [
      'affiliates.find',
      'ledger.claim',
      'batches.find',
      'batches.save',
      'batches.number',
      'payments.of-batch',
      'ledger.read',
      'settings.as-read',
      'queue.look',
    ],
    executions: ['StartExecution', 'DescribeExecution'],
  },
  'retry-transaction': {
    data: [
      'batches.find',
      'batches.number',
      'payments.find',
      'payments.of-batch',
      'payments.save',
      'affiliates.find',
      'ledger.claim',
      'ledger.read',
      'settings.as-read',
      'queue.look',
    ],
    executions: ['StartExecution', 'DescribeExecution'],
  },
  'resolve-transaction': {
    data: [
      'batches.find',
      'payments.find',
      'payments.save',
      'affiliates.find',
      'ledger.settle',
      'mock-bank.look-up',
      'mock-bank.find',
    ],
    riseSecrets: ['login'],
  },
  'update-affiliate': {
    data: ['affiliates.find', 'affiliates.save', 'affiliates.enter', 'ledger.read', 'mock-bank.payees'],
    riseSecrets: ['login'],
  },
  'hold-affiliate': {
    data: ['affiliates.find', 'holds.place', 'ledger.read'],
  },
  'release-affiliate': {
    data: ['affiliates.find', 'holds.lift', 'ledger.read', 'settings.read', 'settings.as-read'],
  },
  'withdraw-release': {
    data: ['affiliates.find', 'holds.place', 'ledger.read'],
  },
  'adjust-balance': {
    data: ['affiliates.find', 'ledger.adjust'],
  },
  'list-audit-logs': {
    data: ['audit.read', 'audit.seals', 'audit.of-batch', 'ledger.read', 'cursors.sign'],
  },
  'verify-audit-logs': {
    data: [
      'audit.read',
      'audit.seals',
      'audit.parts',
      'audit.finals',
      'settings.read',
      'payments.of-batch',
      'batches.find',
      'audit.batches',
      'cursors.sign',
    ],
  },
  'get-config': {
    data: ['settings.read'],
  },
  'change-config': {
    data: [
      'settings.read',
      'settings.save',
      'recovery.look',
      'sent.read',
      'slot.look',
      'batches.oldest',
      'batches.save',
    ],
    executions: ['StartExecution'],
  },
  'get-recovery': {
    data: ['settings.read', 'recovery.look', 'recovery.list-lost', 'affiliates.find', 'cursors.sign'],
  },
  'withdraw-config-change': {
    data: ['settings.read', 'settings.save'],
  },
  'list-accounts': {
    data: ['accounts.list', 'cursors.sign'],
  },
  'link-account': {
    data: ['affiliates.find', 'affiliates.save', 'mock-bank.payees'],
    riseSecrets: ['login'],
  },
  'invite-affiliate': {
    data: ['affiliates.find', 'accounts.invite', 'mock-bank.invite'],
    riseSecrets: ['login'],
  },
  'sync-accounts': {
    data: ['accounts.list', 'accounts.refresh', 'cursors.sign', 'mock-bank.payees', 'mock-bank.invites'],
    riseSecrets: ['login'],
  },
  'list-incidents': {
    data: ['incidents.list', 'incidents.by-status', 'cursors.sign'],
  },
  'resolve-incident': {
    data: ['incidents.find', 'incidents.resolve'],
  },
  'receive-webhook': {
    data: [
      'webhooks.store',
      'mock-bank.webhooks',
      'accounts.by-holder',
      'holds.place',
      'accounts.refresh',
      'mock-bank.payees',
      'payments.find',
      'payments.save',
      'affiliates.find',
      'ledger.settle',
      'mock-bank.look-up',
      'mock-bank.find',
    ],
    riseSecrets: ['login', 'webhook'],
  },
  'list-webhook-events': {
    data: ['webhooks.list', 'webhooks.received', 'cursors.sign'],
  },
  'replay-webhook-event': {
    data: [
      'webhooks.find',
      'webhooks.store',
      'accounts.by-holder',
      'holds.place',
      'accounts.refresh',
      'mock-bank.payees',
      'payments.find',
      'payments.save',
      'affiliates.find',
      'ledger.settle',
      'mock-bank.look-up',
      'mock-bank.find',
    ],
    riseSecrets: ['login'],
  },
  'get-openapi': {
    data: [],
  },
  'get-health': {
    data: ['queue.look', 'batches.by-status', 'payments.open', 'incidents.watch', 'webhooks.watch'],
    riseSecrets: ['login'],
  },
};

/** A route that takes an Idempotency-Key keeps its answer. */
function accessOf({ name, endpoint }: ApiRoute & { readonly name: RouteName }): Access {
  const { data, ...access } = ACCESS[name];
  return { ...access, data: endpoint.about.idempotent ? [...data, 'requests.keep'] : data };
}

/** The API stack is built from this table, and the tests check it. */
export const ROUTES: readonly Route[] = API.map((route) => {
  const { name, ...rest } = route;
  return { functionName: name, ...rest, ...accessOf(route) };
});
