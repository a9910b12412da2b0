import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { syncAccountsEndpoint } from '../../lib/contracts/accounts/rise-accounts.ts';
import type { Api } from './e2e-api.ts';
import { affiliateRow, commissionRow } from './e2e-data.ts';

const whereSchema = z.object({ control: z.url() });
const userSchema = z.object({ nanoid: z.string(), riseid: z.string() });
export type RiseUser = z.output<typeof userSchema>;

const paymentsSchema = z.object({
  items: z.array(
    z.object({
      recipient: z.object({ nanoid: z.string() }),
      payment: z.object({ nanoid: z.string(), state: z.string() }),
    }),
  ),
});
const faultsSchema = z.object({
  faults: z.array(z.object({ fault: z.looseObject({ times: z.int().optional() }), happened: z.int() })),
});
const webhooksSchema = z.object({
  webhooks: z.array(z.object({ id: z.string(), type: z.string(), state: z.string() })),
});
const sentSchema = z.object({ outcome: z.union([z.int(), z.string()]) });

/** Tells the Rise sandbox of a stack what to do. */
export class RiseControl {
  readonly #api: Api;
  /** By affiliate. */
  readonly users = new Map<string, RiseUser>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** @throws Error if the sandbox does not do it */
  async tell<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const { control } = await this.#api.ask('GET', '/_local/rise', whereSchema);
    const answer = await fetch(`${control}${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  }

  /** Makes users at the sandbox, links an affiliate to each, and owes 60.00 dollars to everyone. */
  async owe(affiliateIds: readonly string[]): Promise<void> {
    const { users } = await this.tell('POST', '/users', z.object({ users: z.array(userSchema) }), {
      count: affiliateIds.length,
    });
    const rows = affiliateIds.map((id, index) => {
      const user = users[index];
      if (user === undefined) throw new Error(`the sandbox made no user for ${id}`);
      this.users.set(id, user);
      return { ...affiliateRow(id), riseId: user.riseid };
    });
    await this.#api.importAffiliates(rows);
    await this.#api.importCommissions(affiliateIds.map((id) => commissionRow(`c-${id}`, id, '60.00')));
    await this.#untilApproved(affiliateIds);
  }

  /** Somebody who joins just after the team was asked about is seen a second later. */
  async #untilApproved(affiliateIds: readonly string[]): Promise<void> {
    for (;;) {
      const { accounts } = await this.#api.ask('POST', '/riseworks/sync', syncAccountsEndpoint.answer, {
        affiliateIds,
      });
      if (accounts.every(({ kycStatus }) => kycStatus === 'APPROVED')) return;
      await sleep(200);
    }
  }

  userOf(affiliateId: string): RiseUser {
    const user = this.users.get(affiliateId);
    if (user === undefined) throw new Error(`the sandbox has no user for ${affiliateId}: call owe() first`);
    return user;
  }

  async change(affiliateId: string, traits: object): Promise<void> {
    await this.tell('PATCH', `/users/${this.userOf(affiliateId).nanoid}`, z.unknown(), traits);
  }

  /** Each happens as often as `times` says. */
  async faults(faults: readonly object[]): Promise<void> {
    for (const fault of faults) await this.tell('POST', '/faults', z.unknown(), fault);
  }

  /** Those that have not happened as often as they were meant to. */
  async pendingFaults(): Promise<unknown[]> {
    const { faults } = await this.tell('GET', '/faults', faultsSchema);
    return faults.filter(({ fault, happened }) => fault.times !== undefined && happened < fault.times);
  }

  async behave(behaviour: object): Promise<void> {
    await this.tell('PATCH', '/behaviour', z.unknown(), behaviour);
  }

  /** What was accepted for an affiliate, whatever the list hides. */
  async paymentsOf(affiliateId: string) {
    const { items } = await this.tell('GET', '/payments', paymentsSchema);
    const { nanoid } = this.userOf(affiliateId);
    return items.filter(({ recipient }) => recipient.nanoid === nanoid).map(({ payment }) => payment);
  }

  /** The payments that were accepted for any of them. */
  async accepted(affiliateIds: readonly string[]): Promise<unknown[]> {
    return (await Promise.all(affiliateIds.map((id) => this.paymentsOf(id)))).flat();
  }

  /** What was paid comes back; `as` is how the list shows it. */
  async giveBack(affiliateId: string, as: 'canceled' | 'removed'): Promise<void> {
    const [payment] = await this.paymentsOf(affiliateId);
    await this.tell('POST', `/payments/${payment?.nanoid}/return`, z.unknown(), { as });
  }

  /** Sends the events that were held back, one after the other. */
  async release(order: 'made' | 'reversed'): Promise<void> {
    await this.tell('POST', '/webhooks/release', z.unknown(), { order });
  }

  async webhooks() {
    return (await this.tell('GET', '/webhooks', webhooksSchema)).webhooks;
  }

  /** The API's answer to an event that is sent once more, signed well or badly. */
  async sendAgain(event: string, signature: string): Promise<number | string> {
    return (await this.tell('POST', '/webhooks/send', sentSchema, { event, signature })).outcome;
  }
}
