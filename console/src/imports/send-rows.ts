import * as z from 'zod/mini';
import { untilAnswered } from '../shared/actions/until-answered.ts';
import type { ApiClient } from '../shared/api/client.ts';
import { answerOf } from '../shared/api/client.ts';
import { ConnectionLost } from '../shared/api/problem.ts';
import { COUNTRIES, CURRENCIES } from '../shared/api/schema.ts';
import type { ImportKind } from './import-kinds.ts';
import type { PartOutcome } from './kept-import.ts';
import type { RowBody } from './row-reader.ts';

interface Verdict {
  readonly status: 'accepted' | 'duplicate' | 'rejected';
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

export interface Part {
  readonly kind: ImportKind;
  /** The place of its first row among the good ones. */
  readonly from: number;
  readonly bodies: readonly RowBody[];
  /** Of the request; the same whenever the same part is sent. */
  readonly key: string;
}

const affiliateSchema = z.object({
  affiliateId: z.string(),
  fullName: z.string(),
  email: z.string(),
  country: z.enum(COUNTRIES),
  riseId: z.optional(z.string()),
});

const commissionSchema = z.object({
  commissionId: z.string(),
  affiliateId: z.string(),
  amount: z.string(),
  currency: z.enum(CURRENCIES),
  approvedAt: z.string(),
});

const send = async (api: ApiClient, { kind, bodies, key }: Part): Promise<readonly Verdict[]> => {
  const params = { header: { 'Idempotency-Key': key } };
  if (kind === 'affiliates') {
    const affiliates = bodies.map((body) => affiliateSchema.parse(body));
    return (await answerOf(api.POST('/affiliates', { params, body: { affiliates } }))).affiliates;
  }
  const commissions = bodies.map((body) => commissionSchema.parse(body));
  return (await answerOf(api.POST('/commissions', { params, body: { commissions } }))).commissions;
};

/**
 * Has the API take the rows of one part, again and again until it has judged each of them. What was taken before is taken once.
 *
 * @throws Problem, ConnectionLost, SignInEnded: then the same part can be sent again at any time
 */
export const sendRows = async (api: ApiClient, importId: string, part: Part): Promise<PartOutcome> => {
  const verdicts = await untilAnswered(async () => {
    const answer = await send(api, part);
    const unwritten = answer.filter(({ code }) => code === 'store_unavailable').length;
    if (unwritten > 0) throw new ConnectionLost(`${unwritten} rows could not be written for the moment`);
    return answer;
  });
  return {
    importId,
    taken: verdicts.filter(({ status }) => status === 'accepted').length,
    known: verdicts.filter(({ status }) => status === 'duplicate').length,
    refused: verdicts.flatMap(({ status, code, message }, index) =>
      status === 'rejected' ? [{ row: part.from + index, reason: message ?? code ?? 'was refused' }] : [],
    ),
  };
};
