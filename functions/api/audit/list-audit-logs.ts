import { auditEntryBody, auditPosition, listAuditLogsEndpoint } from '../../../lib/contracts/audit/audit-log.ts';
import { listAuditLog } from '../../../lib/payouts/audit/list-audit-log.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { audits, cursors, type Dependencies } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listAuditLogsHandler = (deps: Pick<Dependencies, 'audits' | 'cursors'>) =>
  apiHandler(listAuditLogsEndpoint, async ({ query: { limit, cursor, ...filter } }, context) => {
    const scope = { listing: 'audit-logs', filter };
    const after = await deps.cursors.open(scope, cursor, auditPosition);
    const { entries, next } = await listAuditLog(deps, context, filter, { limit, after });
    const nextCursor = await deps.cursors.seal(scope, next);
    return { status: 200, body: { auditLogs: entries.map(auditEntryBody), nextCursor } };
  });

export const handler = listAuditLogsHandler(lazily({ audits, cursors }));
