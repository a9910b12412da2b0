import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays, type Day } from '../../../lib/domain/audit/audit-seal.ts';
import { auditDayIndex, SHARDS } from '../../../lib/store/keys.ts';
import { indexedItems, type RawItem, readItems } from '../raw-items.ts';

/** An audit entry as the index has it. Positions sort by time. */
export interface FedEntry {
  readonly position: string;
  readonly PK: { readonly S: string };
  readonly SK: { readonly S: string };
}

/** A source of audit entries. */
export interface Feed {
  /** All entries from a time on until now, in order of time. */
  entriesFrom(from: string, now: Date): Promise<FedEntry[]>;
  images(entries: readonly FedEntry[]): Promise<RawItem[]>;
}

/** Reads the audit index of the table: all shards of every day since. */
export const auditFeed = (client: DynamoDBClient, table: string): Feed => ({
  async entriesFrom(from, now) {
    const partitions = daysUntil(from, now).flatMap((day) => SHARDS.map((shard) => auditDayIndex(day, shard)));
    const found: FedEntry[] = [];
    for (const partition of partitions) {
      for (const { PK, SK, GSI1SK } of await indexedItems(client, table, partition, from)) {
        found.push({ position: GSI1SK.S, PK, SK });
      }
    }
    return found.sort((a, b) => (a.position < b.position ? -1 : 1));
  },

  async images(entries) {
    const items = await readItems(client, table, entries);
    const byKey = new Map(items.map((item) => [`${item.PK?.S} ${item.SK?.S}`, item]));
    return entries.map(({ position, PK, SK }) => {
      const item = byKey.get(`${PK.S} ${SK.S}`);
      if (item === undefined) throw new Error(`audit entry ${position} is in the index but not in the table`);
      return item;
    });
  },
});

const daysUntil = (from: string, now: Date): Day[] => {
  const days: Day[] = [];
  const last = now.toISOString().slice(0, 10);
  for (let day = from.slice(0, 10) as Day; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};
