import type { Batch, Config } from '../shared/api/types.ts';

/** Something that waits for a person, with the way to it. */
export interface Need {
  readonly href: `/${string}`;
  /** For one, and for several. */
  readonly text: readonly [one: string, several: string];
  readonly count: number;
  readonly type: 'warning' | 'error' | 'pending' | 'stopped';
}

export interface NeedSources {
  readonly pending: readonly Pick<Batch, 'approvalWanted'>[];
  readonly queued: readonly Pick<Batch, 'waiting'>[];
  readonly unknown: number;
  readonly failed: number;
  readonly incidents: number;
  readonly held: number;
  readonly config: Pick<Config, 'proposal'>;
}

/** Whatever waits for a person, what nobody else will do first. */
export const needsOf = ({ pending, queued, config, ...counts }: NeedSources): readonly Need[] => {
  const waiting = (reason: NonNullable<Batch['waiting']>['reason']) =>
    queued.filter((batch) => batch.waiting?.reason === reason).length;
  const needs: readonly Need[] = [
    {
      href: '/batches?status=PENDING',
      text: ['batch needs an approval', 'batches need an approval'],
      count: pending.filter(({ approvalWanted }) => approvalWanted).length,
      type: 'warning',
    },
    {
      href: '/settings',
      text: ['change of the settings waits for a second person', 'changes of the settings wait for a second person'],
      count: config.proposal === undefined ? 0 : 1,
      type: 'warning',
    },
    {
      href: '/batches?status=PENDING',
      text: ['batch is not executed yet', 'batches are not executed yet'],
      count: pending.filter(({ approvalWanted }) => !approvalWanted).length,
      type: 'pending',
    },
    {
      href: '/batches?status=QUEUED',
      text: [
        'batch waits because our account at the provider holds too little money',
        'batches wait because our account at the provider holds too little money',
      ],
      count: waiting('no_funds'),
      type: 'warning',
    },
    {
      href: '/batches?status=QUEUED',
      text: ['batch waits because the provider refuses it', 'batches wait because the provider refuses them'],
      count: waiting('provider_refuses'),
      type: 'error',
    },
    {
      href: '/payments?status=UNKNOWN',
      text: ['payment has an unknown outcome', 'payments have an unknown outcome'],
      count: counts.unknown,
      type: 'warning',
    },
    {
      href: '/payments?status=FAILED',
      text: ['payment failed and waits for a decision', 'payments failed and wait for a decision'],
      count: counts.failed,
      type: 'error',
    },
    {
      href: '/incidents',
      text: ['incident is open', 'incidents are open'],
      count: counts.incidents,
      type: 'error',
    },
    {
      href: '/affiliates?held=true',
      text: ['affiliate is on hold, and is not paid', 'affiliates are on hold, and are not paid'],
      count: counts.held,
      type: 'stopped',
    },
  ];
  return needs.filter(({ count }) => count > 0);
};
