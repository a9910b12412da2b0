import type { StoredMap, StoredValue } from '../../store/stored-value.ts';
import { mapOf, mapsOf } from '../fields.ts';
import { kindOf } from '../item-kind.ts';
import { find, type Where } from './doctored.ts';
import { real } from './real-history.ts';

/** A change of an item of that kind that made its fields what they are to be. */
export const made =
  (kind: ReturnType<typeof kindOf>, fields: Readonly<Record<string, unknown>> = {}, isNew?: boolean): Where =>
  ({ key, before, after }) =>
    kindOf(key) === kind &&
    (isNew === undefined || (before === undefined) === isNew) &&
    Object.entries(fields).every(([name, value]) => after?.[name] === value);
export const bankRecord =
  (kind: string, transaction: (id: string) => boolean = () => true): Where =>
  ({ key, after }) =>
    key.PK.startsWith('MOCKBANK#') && after?.kind === kind && transaction(String(after.reference));
export const paymentOf = (affiliateId: string, status: string, fields = {}): Where =>
  made('payment', { affiliateId, status, ...fields });
export const action = (name: string): Where => made('audit', { action: name });
export const set = (fields: Readonly<Record<string, StoredValue>>) => (item: StoredMap) => ({ ...item, ...fields });
export const unset = (name: string) => (item: StoredMap) =>
  Object.fromEntries(Object.entries(item).filter(([field]) => field !== name));
export const plus =
  (name: string, more = 1n) =>
  (item: StoredMap) => ({ ...item, [name]: BigInt(String(item[name])) + more });
/** The payment of that affiliate, in the history as it really was. */
export const idOf = (affiliateId: string, status: string) =>
  String(find(real, paymentOf(affiliateId, status)).after?.transactionId);
export const isPaymentOf = (affiliateId: string, status: string) => (id: string) => id === idOf(affiliateId, status);
export const newlyOpen: Where = (change) => made('balance')(change, 0) && mapOf(change.after, 'open') !== undefined;
/** Every payment as it was claimed. */
export const eachClaimed =
  (edit: (payment: StoredMap) => StoredMap) =>
  (item: StoredMap): StoredMap => ({ ...item, payments: mapsOf(item, 'payments').map(edit) });
