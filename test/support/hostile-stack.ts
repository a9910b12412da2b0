import { afterAll, beforeAll, expect } from 'vitest';
import { problemSchema } from '../../lib/contracts/shared/problem.ts';
import type { Answer, Sent } from './e2e-api.ts';
import { affiliateRow, commissionRow } from './e2e-data.ts';
import { START_TIMEOUT_MS } from './own-stack.ts';
import { sharedStack } from './shared-stack.ts';

/** For every group of tests of bad input. */
export const HOSTILE_TIMEOUT = { timeout: 120_000 };

/**
 * A stack that a file of tests throws bad input at. It has people, batches, and a second page of every listing but the
 * incidents. None of the tests may change anything.
 */
export class HostileStack {
  readonly api = sharedStack().api;
  readonly #name: string;
  readonly #people: readonly string[];
  #before: Awaited<ReturnType<HostileStack['everything']>> | undefined;
  batchId = '';
  transactionId = '';

  /** @param name of its people, `<name>-1` to `<name>-3`: files share the stack */
  constructor(name: string) {
    this.#name = name;
    this.#people = [1, 2, 3].map((nth) => `${name}-${nth}`);
    beforeAll(() => this.#fill(), START_TIMEOUT_MS);
    // Once, after all tests of the file: none of them puts back what another changed.
    afterAll(async () => {
      expect(await this.everything(), 'these tests have changed something').toEqual(this.#before);
    });
  }

  async #fill() {
    const { api } = this;
    const [first = '', , third = ''] = this.#people;
    await api.importAffiliates(this.#people.map((id) => affiliateRow(id)));
    await api.importCommissions(this.#people.map((id) => commissionRow(`c-${id}`, id)));
    const [batch] = (await api.createBatches({ affiliateIds: [first] })).batches;
    this.batchId = batch?.batchId ?? '';
    this.transactionId = (await api.batch(this.batchId)).transactions[0]?.transactionId ?? '';
    // So that listings have a second page.
    await api.importCommissions([
      commissionRow(`c-more-${first}`, first, '1.00'),
      commissionRow(`c-second-${third}`, third, '75.00', 'EUR'),
    ]);
    await api.createBatches({ currency: 'EUR' });
    for (const id of [`evt-${this.#name}`, `evt-more-${this.#name}`]) {
      await api.send('POST', '/_local/bank/webhooks', { body: { transactionId: this.transactionId, id } });
    }
    this.#before = await this.everything();
  }

  /** Everything that a request of these tests could have changed. */
  async everything() {
    const { api } = this;
    return {
      people: await Promise.all(this.#people.map((id) => api.affiliate(id))),
      payable: (await api.send('GET', '/affiliates/payable')).text.replace(/"asOf":"[^"]+"/, ''),
      batches: await api.batches(),
      transaction: await api.transaction(this.transactionId),
      movements: await api.movements(),
    };
  }

  /** The path of a route with ids that exist. */
  pathOf(path: string): string {
    const known: Readonly<Record<string, string>> = {
      affiliateId: `${this.#name}-1`,
      batchId: this.batchId,
      transactionId: this.transactionId,
      commissionId: `c-${this.#name}-2`,
      eventId: `mock.evt-${this.#name}`,
      incidentId: `${this.transactionId}.0001-0000-0000`,
    };
    return path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const id = known[name];
      if (id === undefined) throw new Error(`say in hostile-stack.ts which ${name} exists`);
      return id;
    });
  }

  post(path: string, body: unknown) {
    return this.api.send('POST', path, { body });
  }

  postRaw(path: string, raw: Sent['raw'] & {}) {
    return this.api.send('POST', path, { raw });
  }
}

export const problem = ({ contentType, text }: Answer) => {
  expect(contentType).toBe('application/problem+json');
  return problemSchema.parse(JSON.parse(text));
};

/** 422 that names exactly these fields. */
export const expectFields = (answer: Answer, fields: readonly string[], what = '') => {
  expect(answer.status, `${what} ${answer.text.slice(0, 300)}`).toBe(422);
  expect(new Set(problem(answer).errors?.map(({ field }) => field)), what).toEqual(new Set(fields));
};
