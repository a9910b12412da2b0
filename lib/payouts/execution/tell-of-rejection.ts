import type { AttemptId, BatchId } from '../../domain/shared/ids.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import { raiseIncidents } from '../incidents/raise-incidents.ts';
import type { Context } from '../shared/context.ts';

/** Raises an incident for a submission that would always be refused as it is, because that needs a person. The others need nobody. */
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
