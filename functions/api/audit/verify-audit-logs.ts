import {
  verificationBody,
  verifyAuditLogsEndpoint,
  verifyPosition,
} from '../../../lib/contracts/audit/audit-verification.ts';
import { verifyAudit, verifyAuditOfBatch } from '../../../lib/payouts/audit/verify-audit.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { audits, cursors, type Dependencies, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const verifyAuditLogsHandler = (deps: Pick<Dependencies, 'audits' | 'settings' | 'cursors'>) =>
  apiHandler(verifyAuditLogsEndpoint, async ({ query: { batchId, expectSeal, cursor } }, context) => {
    const scope = { listing: 'audit-verification', filter: { batchId } };
    const from = await deps.cursors.open(scope, cursor, verifyPosition);
    const verification =
      batchId === undefined
        ? await verifyAudit(deps, context, from, expectSeal)
        : await verifyAuditOfBatch(deps, batchId, expectSeal);
    const nextCursor = await deps.cursors.seal(scope, verification.next);
    return { status: 200, body: { ...verificationBody(verification), nextCursor } };
  });

export const handler = verifyAuditLogsHandler(lazily({ audits, settings, cursors }));
