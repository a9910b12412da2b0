import { describe, expect, it } from 'vitest';
import { BATCH_EXAMPLE } from '../../../../lib/contracts/batches/batch-view.ts';
import { routeFor, violations } from '../../../support/api-contract.ts';

const route = routeFor('GET', '/batches?limit=1');
if (route === undefined) throw new Error('there is no GET /batches');

const found = (body: unknown, status = 200, contentType = 'application/json') =>
  violations(route, { status, contentType, text: JSON.stringify(body) });

describe('an answer is not as the API document says', () => {
  it('only if it differs: the example does not', () => {
    expect(found({ batches: [BATCH_EXAMPLE] })).toEqual([]);
    expect(found({ batches: [] }, 200, 'application/json; charset=utf-8')).toEqual([]);
  });

  it.each([
    ['a field that nobody described', { batches: [{ ...BATCH_EXAMPLE, bankAccount: 'DE02' }] }],
    ['a missing field', { batches: [{ batchId: BATCH_EXAMPLE.batchId }] }],
    ['a number for an amount', { batches: [{ ...BATCH_EXAMPLE, totalAmount: 100.75 }] }],
    ['a status that there is not', { batches: [{ ...BATCH_EXAMPLE, status: 'DONE' }] }],
    ['a time without its zone', { batches: [{ ...BATCH_EXAMPLE, createdAt: '2026-11-23T10:00:00' }] }],
    ['another body altogether', []],
  ])('with %s', (_, body) => {
    expect(found(body)).not.toEqual([]);
  });

  it('with a status or a content type that are not described', () => {
    expect(found({ batches: [] }, 201)).toEqual(['status 201 is not described']);
    expect(found({ batches: [] }, 200, 'text/html')).toEqual(['text/html with status 200 is not described']);
  });

  it('with a problem that the route does not have', () => {
    const problem = { type: 'urn:x', title: 'x', status: 422, detail: 'x', code: 'nothing_payable' };
    expect(found(problem, 422, 'application/problem+json')).not.toEqual([]);
    expect(found({ ...problem, code: 'invalid_cursor' }, 422, 'application/problem+json')).toEqual([]);
  });
});

describe('the route of a request line', () => {
  it('is the one without parameters first, as API Gateway finds it', () => {
    expect(routeFor('GET', '/affiliates/payable')?.name).toBe('list-payable-affiliates');
    expect(routeFor('GET', '/affiliates/ann')?.name).toBe('get-affiliate');
    expect(routeFor('GET', '/affiliates/')).toBeUndefined();
    expect(routeFor('GET', '/affiliates/%FF')).toBeUndefined();
  });
});
