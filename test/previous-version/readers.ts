import * as z from 'zod';
import { fromInviteItem } from '../../lib/store/accounts/invite-item.ts';
import { fromAccountItem, fromAffiliateItem } from '../../lib/store/affiliates/affiliate-item.ts';
import { fromHoldItem } from '../../lib/store/affiliates/hold-item.ts';
import { fromAuditItem } from '../../lib/store/audit/audit-entry-schema.ts';
import { fromFinalItem } from '../../lib/store/audit/final-item.ts';
import { fromPartItem, fromSealItem } from '../../lib/store/audit/seal-item.ts';
import { fromBatchItem } from '../../lib/store/batches/batch-item.ts';
import { fromEntryItem } from '../../lib/store/commissions/entry-item.ts';
import { fromAdjustmentItem, fromBalanceItem, fromCommissionItem } from '../../lib/store/commissions/ledger-item.ts';
import { fromIncidentItem } from '../../lib/store/incidents/incident-item.ts';
import { fromSettingsItem } from '../../lib/store/settings/settings-item.ts';
import { answerPartSchema, requestItemSchema } from '../../lib/store/shared/request-item.ts';
import type { RawItem } from '../../lib/store/shared/table.ts';
import { fromAttemptItem } from '../../lib/store/transactions/attempt-item.ts';
import { fromClaimsItem } from '../../lib/store/transactions/claims-item.ts';
import { fromPaymentItem } from '../../lib/store/transactions/payment-item.ts';
import { fromWebhookEventItem } from '../../lib/store/webhooks/webhook-event-item.ts';

type Reader = (item: RawItem) => unknown;

/** For items of a field or two, which only their repositories read. Some of the tests use these repositories. */
const byItsRepository: Reader = () => undefined;

/** Who reads an item, by partition and sort key. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^\S+ AUDIT#/, fromAuditItem],
  [/^AFFILIATE#\S+ PROFILE$/, fromAffiliateItem],
  [/^AFFILIATE#\S+ RISE$/, fromAccountItem],
  [/^AFFILIATE#\S+ INVITE$/, fromInviteItem],
  [/^AFFILIATE#\S+ HOLD$/, fromHoldItem],
  [/^AFFILIATE#\S+ BALANCE#/, fromBalanceItem],
  [/^AFFILIATE#\S+ ENTRY#/, fromEntryItem],
  [/^COMMISSION#/, fromCommissionItem],
  [/^ADJUSTMENT#/, fromAdjustmentItem],
  [/^BATCH#\S+ BATCH$/, fromBatchItem],
  [/^BATCH#\S+ TXN#/, fromPaymentItem],
  [/^BATCH#\S+ CLAIMS#/, fromClaimsItem],
  [/^BATCH#\S+ UNWRITTEN$/, byItsRepository],
  [/^BATCH#\S+ ATTEMPT#/, fromAttemptItem],
  [/^AUDITFINALS /, fromFinalItem],
  [/^AUDITSEALS /, fromSealItem],
  [/^AUDITSEAL#\S+ PART#/, fromPartItem],
  [/^INCIDENT#/, fromIncidentItem],
  [/^WEBHOOK#\S+ EVENT$/, fromWebhookEventItem],
  [/^SETTINGS SETTINGS$/, fromSettingsItem],
  [/^REQUEST#.* REQUEST$/, (item) => requestItemSchema.parse(item)],
  [/^REQUEST#.* ANSWER#/, (item) => answerPartSchema.parse(item)],
  [
    /^(HOLDS|RISEID|SEARCH|PREVIEW|SUMMARY|COUNTER|SENT|SLOT|SWEEP|SYNC|SECRET|MOCKBANK|PAYOUTS|SCHEDULE)[# ]/,
    byItsRepository,
  ],
];

const keysSchema = z.object({ PK: z.string(), SK: z.string() });

export const readerOf = (item: RawItem): Reader | undefined => {
  const { PK, SK } = keysSchema.parse(item);
  return READERS.find(([keys]) => keys.test(`${PK} ${SK}`))?.[1];
};
