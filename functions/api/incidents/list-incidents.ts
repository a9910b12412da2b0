import { incidentBody } from '../../../lib/contracts/incidents/incident-view.ts';
import { listIncidentsEndpoint } from '../../../lib/contracts/incidents/incidents.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { listIncidents } from '../../../lib/payouts/incidents/list-incidents.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { cursors, type Dependencies, incidents } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listIncidentsHandler = (deps: Pick<Dependencies, 'incidents' | 'cursors'>) =>
  apiHandler(listIncidentsEndpoint, async ({ query: { status, limit, cursor } }) => {
    const scope = { listing: 'incidents', filter: { status } };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const { items, next } = await listIncidents(deps, { status }, { limit, after });
    const nextCursor = await deps.cursors.seal(scope, next);
    return { status: 200, body: { incidents: items.map(incidentBody), nextCursor } };
  });

export const handler = listIncidentsHandler(lazily({ incidents, cursors }));
