import { describe, expect, it } from 'vitest';
import { IMPORT_FIELDS } from '../../../console/src/imports/import-kinds.ts';
import { PARTS } from '../../../console/src/imports/parts.ts';
import { importAffiliatesEndpoint } from '../../../lib/contracts/affiliates/affiliate-import.ts';
import { affiliateFaults, affiliateRowSchema } from '../../../lib/contracts/affiliates/affiliate-row.ts';
import { importCommissionsEndpoint } from '../../../lib/contracts/commissions/commission-import.ts';
import { commissionFaults, commissionRowSchema } from '../../../lib/contracts/commissions/commission-row.ts';
import { NOW } from './support/files.ts';

const namesOf = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name);

describe('the fields of an import', () => {
  it('are those that the API takes', () => {
    expect(namesOf(IMPORT_FIELDS.affiliates)).toEqual(Object.keys(affiliateRowSchema.shape));
    expect(namesOf(IMPORT_FIELDS.commissions)).toEqual(Object.keys(commissionRowSchema.in.shape));
  });

  it('are asked for unless the API can do without', () => {
    const wanted = (fields: readonly { name: string; optional?: true }[]) =>
      namesOf(fields.filter((one) => !one.optional));
    expect(affiliateFaults({}).map(({ field }) => field)).toEqual(wanted(IMPORT_FIELDS.affiliates));
    // The API takes US dollars if none is named; a file has to say so.
    const missing = commissionFaults({}, NOW).map(({ field }) => field);
    expect(wanted(IMPORT_FIELDS.commissions).filter((name) => name !== 'currency')).toEqual(missing);
  });

  it('are sent in parts that the API takes whole', () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({}));
    const { size: affiliates } = PARTS.affiliates;
    const { size: commissions } = PARTS.commissions;
    expect(importAffiliatesEndpoint.body.safeParse({ affiliates: rows(affiliates) }).success).toBe(true);
    expect(importAffiliatesEndpoint.body.safeParse({ affiliates: rows(affiliates + 1) }).success).toBe(false);
    expect(importCommissionsEndpoint.body.safeParse({ commissions: rows(commissions) }).success).toBe(true);
    expect(importCommissionsEndpoint.body.safeParse({ commissions: rows(commissions + 1) }).success).toBe(false);
  });
});
