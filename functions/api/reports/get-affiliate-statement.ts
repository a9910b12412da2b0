import pMap from 'p-map';
import {
  getAffiliateStatementEndpoint,
  MAX_CSV_LINES,
  statementBody,
  statementLineBody,
} from '../../../lib/contracts/reports/affiliate-statement.ts';
import { statementCsv } from '../../../lib/contracts/reports/affiliate-statement-csv.ts';
import { limitOf } from '../../../lib/contracts/reports/report-query.ts';
import { sealedStatementPosition, statementPosition } from '../../../lib/contracts/reports/statement-position.ts';
import { affiliateStatement, coveredCommissions } from '../../../lib/payouts/reports/affiliate-statement.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, cursors, type Dependencies, ledger, payments } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { nextPage } from '../../runtime/next-page.ts';
import { periodOfRequest } from '../../runtime/period-of-request.ts';

const PARALLEL_READS = 8;

export const getAffiliateStatementHandler = (
  deps: Pick<Dependencies, 'affiliates' | 'ledger' | 'payments' | 'cursors'>,
) =>
  apiHandler(getAffiliateStatementEndpoint, async ({ path: { affiliateId }, query }, context) => {
    const { currency, format, cursor, from, to } = query;
    const limit = limitOf(query, MAX_CSV_LINES);
    const scope = { listing: 'affiliate-statement', filter: { affiliateId, currency, from, to } };
    const position = await deps.cursors.open(scope, cursor, statementPosition);
    const period = position?.moment.period ?? periodOfRequest(query, context.now());
    const request = { period, currency, limit, position };
    const statement = await affiliateStatement(deps, context, affiliateId, request);
    const nextCursor = await deps.cursors.seal(scope, sealedStatementPosition(statement.next));
    if (format === 'csv') {
      const next = nextPage(`/reports/affiliates/${affiliateId}`, { from, to, currency, format, limit }, nextCursor);
      const text = statementCsv(statement, position === undefined);
      return { status: 200, csv: { name: `statement-${affiliateId}-${currency}`, text, next } };
    }
    const lines = await pMap(
      statement.lines,
      async (line) => {
        const ids = 'payment' in line ? await coveredCommissions(deps.ledger, line.payment) : undefined;
        return statementLineBody(currency, line, ids);
      },
      { concurrency: PARALLEL_READS },
    );
    return { status: 200, body: { statement: statementBody(statement), lines, nextCursor } };
  });

export const handler = getAffiliateStatementHandler(lazily({ affiliates, ledger, payments, cursors }));
