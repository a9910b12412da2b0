import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Incident, IncidentStatus } from '../../domain/incidents/incident.ts';
import type { IncidentRef } from '../../domain/incidents/incident-id.ts';
import type { IncidentRepository, OpenIncidents } from '../../payouts/incidents/incident-repository.ts';
import type { PageRequest } from '../../payouts/shared/paging.ts';
import { auditWrite } from '../audit/audit-item.ts';
import { INCIDENTS_INDEX, incidentKey, incidentStatusIndex, instantOfSort } from '../keys.ts';
import { instantField } from '../shared/fields.ts';
import { listFromIndex } from '../shared/index-listing.ts';
import type { QueryRange, Table } from '../shared/table.ts';
import { fromIncidentItem, toIncidentItem } from './incident-item.ts';

const indexedSchema = z.object({ GSI2SK: z.string().transform(instantOfSort).pipe(instantField) });

export class DynamoIncidentRepository implements IncidentRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async raise(incidents: readonly Incident[], audit: AuditEntry) {
    const puts = incidents.map((incident) => ({
      Put: { Item: toIncidentItem(incident), ConditionExpression: 'attribute_not_exists(PK)' },
    }));
    const refusals = await this.#table.transact([...puts, auditWrite(audit)]);
    return refusals.length === 0 ? 'raised' : 'exists';
  }

  async find(ref: IncidentRef) {
    const item = await this.#table.get(incidentKey(ref));
    return item && fromIncidentItem(item);
  }

  async findMany(refs: readonly IncidentRef[]) {
    return (await this.#table.getMany(refs.map(incidentKey))).map(fromIncidentItem);
  }

  async list({ status }: { status?: IncidentStatus | undefined }, page: PageRequest) {
    const range: QueryRange = status
      ? { index: 'GSI2', pk: incidentStatusIndex(status), descending: true }
      : { index: 'GSI1', pk: INCIDENTS_INDEX, descending: true };
    const listed = await listFromIndex(this.#table, range, page, fromIncidentItem);
    // The index may lag behind, so the item itself decides whether it belongs to the list.
    return { ...listed, items: listed.items.filter((incident) => status === undefined || incident.status === status) };
  }

  async summariseOpen(atMost = Number.POSITIVE_INFINITY): Promise<OpenIncidents> {
    let count = 0;
    let oldestRaisedAt: OpenIncidents['oldestRaisedAt'];
    for await (const indexed of this.#table.queryAll({ index: 'GSI2', pk: incidentStatusIndex('OPEN') })) {
      count += 1;
      oldestRaisedAt ??= indexedSchema.parse(indexed).GSI2SK;
      if (count >= atMost) break;
    }
    return { count, oldestRaisedAt };
  }

  async resolve(resolved: Incident, audit: AuditEntry) {
    const refusals = await this.#table.transact([
      {
        Put: {
          Item: toIncidentItem(resolved),
          ConditionExpression: '#status = :open',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':open': 'OPEN' },
        },
      },
      auditWrite(audit),
    ]);
    return refusals.length === 0 ? 'resolved' : 'changed';
  }
}
