import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../../../infra/local/http-request.ts';
import { HANG_UP } from '../../../../infra/local/http-response.ts';
import { riseApi } from '../../../../infra/local/rise/api.ts';
import { Nonces } from '../../../../infra/local/rise/auth/nonces.ts';
import { Bank } from '../../../../infra/local/rise/bank/bank.ts';
import { settleDue } from '../../../../infra/local/rise/payments/settle.ts';
import { Rise } from '../../../../infra/local/rise/rise.ts';
import { newUser } from '../../../../infra/local/rise/teams/user-states.ts';
import type { WebhookEvent } from '../../../../infra/local/rise/webhooks/event.ts';
import { unitsOfCents } from '../../../../infra/local/rise/wire/money.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { RISE_IDENTITY } from './identity.ts';
import { MemoryRecords } from './memory-records.ts';
import type { Signing } from './signing.ts';

export type RiseOptions = {
  readonly signing: Signing;
  /** How it behaves where the facts leave that open, as the sandbox has it. */
  readonly behaviour: Readonly<Record<string, unknown>>;
};

export type RiseHooks = {
  /** Money may have moved, though nobody of ours has called. */
  readonly settled: () => void;
  /** A webhook is to be delivered. */
  readonly tells: (event: WebhookEvent) => void;
};

/** More than anybody is ever paid here. */
const TEAM_CENTS = 100_000_000_000;
const NEVER_STOPS = new AbortController().signal;

/** Rise as the sandbox plays it, in process, in memory, and by the virtual clock: its own code behind its own routes. */
export class SimulatedRise {
  readonly rise: Rise;
  /** What our requests to pay were made of, by Rise's id of the payment: the hash that our attempt has, too. */
  readonly requestHashes = new Map<string, string>();
  readonly #serve: ReturnType<typeof riseApi>;
  readonly #time: VirtualTime;
  readonly #hooks: RiseHooks;
  #nonces = 0;
  #unreadableUntil = 0;

  constructor(time: VirtualTime, { signing, behaviour }: RiseOptions, hooks: RiseHooks) {
    this.#time = time;
    this.#hooks = hooks;
    const now = () => time.nowMs;
    const bank = new Bank(new MemoryRecords((at) => void time.set(at - now(), () => this.#tick())));
    const { address, proofs } = signing;
    const { nanoid, riseid, riseAccount } = RISE_IDENTITY.signer;
    bank.wallets.put(address, { address, user: nanoid });
    bank.users.put(nanoid, newUser('admin', { nanoid, riseid, riseAccount }));
    bank.webhookSecrets = [RISE_IDENTITY.webhookSecret];
    bank.setBalance(RISE_IDENTITY.team.nanoid, unitsOfCents(TEAM_CENTS));
    this.rise = new Rise({
      bank,
      identity: RISE_IDENTITY,
      nonces: new Nonces(now, () => this.#nextNonce()),
      now,
      startedWith: behaviour,
      webhookUrl: () => undefined,
      stopping: NEVER_STOPS,
      proofs,
    });
    this.#serve = riseApi(this.rise);
  }

  /** For so many seconds nothing in a list of payments can be read. */
  garble(seconds: number): void {
    this.#unreadableUntil = Math.max(this.#unreadableUntil, this.#time.nowMs + seconds * 1_000);
  }

  get isUnreadable(): boolean {
    return this.#time.nowMs < this.#unreadableUntil;
  }

  /** What comes back for a request of ours. */
  async answer(url: URL, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
    const text = typeof body === 'string' ? body : '';
    if (method === 'PUT') this.#noteHashes(text);
    const request: HttpRequest = {
      id: 'request',
      method,
      path: url.pathname,
      query: url.search.slice(1),
      headers: Object.fromEntries(new Headers(headers)),
      sourceIp: '127.0.0.1',
      body: Buffer.from(text),
    };
    const response = await this.#serve(request);
    if (response === HANG_UP) throw new TypeError('fetch failed');
    return new Response(response.body.toString(), { status: response.status });
  }

  /** The moment at which it sees that something is due. */
  #tick(): void {
    settleDue(this.rise);
    for (const event of this.rise.bank.webhooks.due(this.#time.nowMs)) {
      this.rise.bank.webhooks.put(event.id, { ...event, state: 'delivered' });
      this.#hooks.tells(event);
    }
    this.#hooks.settled();
  }

  #nextNonce(): string {
    this.#nonces += 1;
    return `nonce${String(this.#nonces).padStart(12, '0')}`;
  }

  /** Of our own part of the request: what Rise made of it, and the signature, are other fields. */
  #noteHashes(text: string): void {
    const { signer: _, typed_data: typed, signature: __, ...ours } = JSON.parse(text);
    const hash = createHash('sha256').update(JSON.stringify(ours)).digest('hex');
    for (const { id } of typed.data.payments) this.requestHashes.set(String(id), hash);
  }
}
