import { useAddressDay } from '../shared/tables/address-day.tsx';
import { useAddressFilter } from '../shared/tables/address-filter.ts';

/** Whose entries can be looked at alone, under the names that address and API share. */
export const AUDIT_SUBJECTS = [
  { value: 'batchId', label: 'Of a batch' },
  { value: 'transactionId', label: 'Of a payment' },
  { value: 'affiliateId', label: 'Of an affiliate' },
] as const;

type SubjectName = (typeof AUDIT_SUBJECTS)[number]['value'];

/** The log of one of them, as a link from its page. */
export const auditPath = (name: SubjectName, id: string): `/${string}` =>
  `/audit?of=${name}&id=${encodeURIComponent(id)}`;

interface AuditSearch {
  readonly of: (typeof AUDIT_SUBJECTS)[number] | undefined;
  /** As the API is asked. */
  readonly query: Readonly<Partial<Record<SubjectName | 'action' | 'date', string>>>;
}

/** Which entries are looked for, as the address says: `?of=batchId&id=batch-1&action=batch.created&date=2026-11-23`. */
export const useAuditSearch = (): AuditSearch => {
  const [filterOf] = useAddressFilter();
  const of = AUDIT_SUBJECTS.find(({ value }) => value === filterOf('of'));
  const [id, action, date] = [filterOf('id'), filterOf('action'), useAddressDay('date')];
  return {
    of,
    query: {
      ...(of !== undefined && id !== undefined && { [of.value]: id }),
      ...(action !== undefined && { action }),
      ...(date !== undefined && { date }),
    },
  };
};
