import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
import { headCondition, headNames, headValues } from '../audit/head-condition.ts';
import { SETTINGS_KEY } from '../keys.ts';
import type { Write } from '../shared/table.ts';
import { toPaymentItem } from './payment-item.ts';

/**
 * Writes the changed payment, on condition that it is still the version that was read, or that it still has no item. The latter
 * does not exclude that an attempt took it: `withdrawnWrites` in `unwritten-writes.ts` does.
 */
export function paymentWrite({ before, after }: Pick<PaymentChange, 'before' | 'after'>): Write {
  if (before.unwritten) return { Put: { Item: toPaymentItem(after), ConditionExpression: 'attribute_not_exists(PK)' } };
  return {
    Put: {
      Item: toPaymentItem(after),
      ConditionExpression: `version = :version AND ${headCondition(before.audit)}`,
      ExpressionAttributeNames: headNames(before.audit),
      ExpressionAttributeValues: { ':version': before.version, ...headValues(before.audit) },
    },
  };
}

/**
 * Nothing new is sent while payouts are paused or a restore is not settled, nor under other settings than those that the limits
 * were read from. This is checked in the transaction that commits an attempt.
 */
export function maySendCheck(settingsVersion: number): Write {
  const isVersion =
    settingsVersion === 0
      ? { ConditionExpression: 'attribute_not_exists(PK)' }
      : {
          ConditionExpression: 'attribute_not_exists(pause) AND attribute_not_exists(restored) AND version = :version',
          ExpressionAttributeValues: { ':version': settingsVersion },
        };
  return { ConditionCheck: { Key: { ...SETTINGS_KEY }, ...isVersion } };
}
