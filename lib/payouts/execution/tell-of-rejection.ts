import type { AttemptId, BatchId } from '../../domain/shared/ids.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import { raiseIncidents } from '../incidents/raise-incidents.ts';
import type { Context } from '../shared/context.ts';

/** A submission that would be refused for ever as it is takes a person: an incident says so. The others mend themselves. */
export async function tellOfRejection(
  deps: { readonly incidents: IncidentRepository },
  context: Context,
  submission: { readonly batchId: BatchId; readonly attemptId: AttemptId; readonly provider: string },
  { reason, message }: Rejection,
): Promise<void> {
  if (reason !== 'invalid') return;
  const { batchId, attemptId, provider } = submission;
  await raiseIncidents(deps, context, [{ kind: 'SUBMISSION_INVALID', batchId, attemptId, provider, message }]);
}
