import type { ApiClient } from '../shared/api/client.ts';
import { answerOf } from '../shared/api/client.ts';
import { people } from '../shared/money/people.ts';
import { type Currency, MOST_IDS } from './chosen-people.ts';
import { BEGINS, type Candidate, matches, type PeopleFilter } from './people-filter.ts';

interface CandidatePage {
  readonly candidates: readonly Candidate[];
  readonly nextCursor: string | undefined;
}

const PAGE = 100;

/** A page of those whose name, id or address begins so; without such a text, of all who are owed something. */
const candidates = async (
  api: ApiClient,
  currency: Currency,
  { by, begins }: PeopleFilter,
  cursor: string | undefined,
): Promise<CandidatePage> => {
  const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
  if (begins === '') {
    const answer = await answerOf(api.GET('/affiliates/payable', { params: { query: { ...query, currency } } }));
    const found = answer.affiliates.map(({ pendingAmount: owed, ...one }) => ({ ...one, owed }));
    return { candidates: found, nextCursor: answer.nextCursor };
  }
  const params = { query: { ...query, [BEGINS[by].parameter]: begins } };
  const answer = await answerOf(api.GET('/affiliates', { params }));
  const found = answer.affiliates.map(({ affiliateId, country, balances }) => ({
    affiliateId,
    country,
    owed: balances.find((balance) => balance.currency === currency)?.pendingAmount ?? '0',
  }));
  return { candidates: found, nextCursor: answer.nextCursor };
};

/**
 * The ids of everybody who is owed something and matches.
 *
 * @param onLooked told how many were looked at so far
 * @throws Error in words for people, if nobody matches or too many do. Problem, ConnectionLost.
 */
export const findPeople = async (
  api: ApiClient,
  currency: Currency,
  filter: PeopleFilter,
  onLooked: (count: number) => void,
): Promise<string[]> => {
  const ids: string[] = [];
  let looked = 0;
  let cursor: string | undefined;
  do {
    const page = await candidates(api, currency, filter, cursor);
    looked += page.candidates.length;
    ids.push(...page.candidates.filter((one) => matches(one, filter)).map(({ affiliateId }) => affiliateId));
    if (ids.length > MOST_IDS) {
      throw new Error(`More than ${people(MOST_IDS)} match, and no more can be paid at once. Narrow the filter.`);
    }
    onLooked(looked);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  if (ids.length === 0) throw new Error(`Nobody who is owed ${currency} matches the filter.`);
  return ids;
};
