import { affiliateId } from '../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../lib/domain/shared/time.ts';
import { getAffiliate } from '../../../lib/payouts/affiliates/get-affiliate.ts';
import { listAffiliateCommissions } from '../../../lib/payouts/affiliates/list-affiliate-commissions.ts';
import { listPayable } from '../../../lib/payouts/affiliates/list-payable.ts';
import { listAuditLog } from '../../../lib/payouts/audit/list-audit-log.ts';
import { createBatches } from '../../../lib/payouts/batches/create-batches.ts';
import { previewBatches } from '../../../lib/payouts/batches/preview-batches.ts';
import { affiliateStatement } from '../../../lib/payouts/reports/affiliate-statement.ts';
import { summarisePayouts } from '../../../lib/payouts/reports/summarise-payouts.ts';
import { USD, type World } from '../../support/world.ts';
import { affiliateNumber } from '../shared/rows.ts';

/** The books that are asked, who has very many commissions there, who has as many as everybody, and how many payments a batch gets. */
export interface Asked {
  readonly world: World;
  readonly rich: number;
  readonly usual: number;
  readonly payments: number;
}

const PAGE = 50;
const DAYS_90 = 90 * 86_400;
const ALL = { currency: USD, provider: 'mock' };

const payable = ({ world }: Asked) => listPayable(world, world.context, { currency: USD, limit: PAGE });

const lastDays = ({ world }: Asked, seconds: number) => ({
  from: addSeconds(world.clock.now(), -seconds),
  to: addSeconds(world.clock.now(), 1),
});

/** The count of the summary is kept for so long. */
const KEPT_SECONDS = 300;

/** What people ask most, by the name that it has in the report. Each is asked again and again, in this order. */
export const QUESTIONS = {
  'payable page, its summary counted': async (asked: Asked) => {
    asked.world.clock.advance(KEPT_SECONDS + 1);
    await payable(asked);
  },
  'payable page': payable,
  preview: ({ world }: Asked) => previewBatches(world, world.context, ALL),
  'creation of a batch': ({ world, payments }: Asked) =>
    createBatches(world, world.context, { ...ALL, limit: payments }),
  'affiliate page': ({ world, usual }: Asked) => getAffiliate(world, affiliateId(affiliateNumber(usual))),
  'commissions of the one who has most': ({ world, rich }: Asked) =>
    listAffiliateCommissions(world, affiliateId(affiliateNumber(rich)), { currency: USD, limit: PAGE }),
  'statement of the one who has most': (asked: Asked) =>
    affiliateStatement(asked.world, asked.world.context, affiliateId(affiliateNumber(asked.rich)), {
      period: lastDays(asked, DAYS_90),
      currency: USD,
      limit: PAGE,
      position: undefined,
    }),
  'summary report of 90 days': (asked: Asked) =>
    summarisePayouts(asked.world, asked.world.context, {
      period: lastDays(asked, DAYS_90),
      currency: USD,
      groupBy: 'month',
    }),
  'audit log': ({ world }: Asked) => listAuditLog(world, world.context, {}, { limit: PAGE }),
} satisfies Readonly<Record<string, (asked: Asked) => Promise<unknown>>>;

/** What has happened before some of them. */
export const BEFORE: Readonly<Partial<Record<string, (asked: Asked) => Promise<unknown>>>> = {
  // Of very many, each answer counts some, until all are counted.
  'payable page': async (asked: Asked) => {
    for (;;) {
      const { isComplete, asOf } = (await payable(asked)).summary;
      if (isComplete && asked.world.clock.now() < addSeconds(asOf, KEPT_SECONDS)) return;
    }
  },
} satisfies Partial<Record<keyof typeof QUESTIONS, (asked: Asked) => Promise<unknown>>>;
