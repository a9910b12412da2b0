import { describe, expect, it } from 'vitest';
import { API, type ApiRoute } from '../../../../lib/contracts/api.ts';

const ROUTES: readonly ApiRoute[] = API;

/**
 * They change nothing that a person or a payment could see, or come from one who knows no such header, or only look again
 * at what is there.
 */
const WITHOUT_KEY: readonly string[] = [
  'POST /batches/preview',
  'POST /webhooks/{provider}',
  'POST /webhooks/events/{eventId}/replay',
  'POST /riseworks/sync',
];

describe('an Idempotency-Key', () => {
  const nameOf = ({ method, path }: ApiRoute) => `${method} ${path}`;

  it.each(ROUTES.filter(({ method }) => method === 'POST').map((route) => [nameOf(route), route] as const))(
    'is taken by %s, or it moves nothing',
    (name, { endpoint }) => {
      expect(endpoint.about.idempotent ?? false).toBe(!WITHOUT_KEY.includes(name));
    },
  );

  it('is not promised by a route that is called by its name and state alone, but where a first call proposes', () => {
    const others = ROUTES.filter(({ method }) => method !== 'POST');
    const keyed = others.filter(({ endpoint }) => endpoint.about.idempotent);
    expect(keyed.map(nameOf).sort()).toEqual(['DELETE /affiliates/{affiliateId}/hold', 'PATCH /config']);
    expect(keyed.filter(({ endpoint }) => !endpoint.about.problems.includes('second_person_required'))).toEqual([]);
  });
});
