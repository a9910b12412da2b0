import type { Api } from './e2e-api.ts';
import { affiliateRow, commissionRow, ids } from './e2e-data.ts';

/** A batch of so many payees of each Mock behaviour, 60.00 for everyone; answers its id. */
export const batchOf = async (api: Api, currency: string, mix: Readonly<Record<string, number>>): Promise<string> => {
  const people = Object.entries(mix).flatMap(([behaviour, count]) =>
    ids(`${currency}-${behaviour}`, count).map((id) => affiliateRow(id, behaviour)),
  );
  await api.importAffiliates(people);
  await api.importCommissions(
    people.map(({ affiliateId }) => commissionRow(`c-${affiliateId}`, affiliateId, '60.00', currency)),
  );
  const [batch] = (await api.createBatches({ currency })).batches;
  return batch?.batchId ?? '';
};
