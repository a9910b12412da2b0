import { incidentBody } from '../../../lib/contracts/incidents/incident-view.ts';
import { resolveIncidentEndpoint } from '../../../lib/contracts/incidents/incidents.ts';
import { closeIncident } from '../../../lib/payouts/incidents/close-incident.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, incidents, requests } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const resolveIncidentHandler = (deps: Pick<Dependencies, 'incidents' | 'requests'>) =>
  idempotentApiHandler(resolveIncidentEndpoint, deps, async ({ path: { incidentId }, body: { note } }, context) => {
    const incident = await closeIncident(deps, context, incidentId, note);
    return { status: 200, body: { incident: incidentBody(incident) } };
  });

export const handler = resolveIncidentHandler(lazily({ incidents, requests }));
