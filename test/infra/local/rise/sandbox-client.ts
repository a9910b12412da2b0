import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import * as z from 'zod';
import { type RiseSandbox, type SandboxOptions, startRiseSandbox } from '../../../../infra/local/rise/sandbox.ts';
import { type User, userSchema } from '../../../../infra/local/rise/teams/user.ts';
import type { UserState } from '../../../../infra/local/rise/teams/user-states.ts';
import { addressSchema } from '../../../../infra/local/rise/wire/ids.ts';

const answerSchema = z.looseObject({
  success: z.boolean(),
  data: z.unknown(),
  error_code: z.string().optional(),
});
export interface Answer {
  readonly status: number;
  readonly success: boolean;
  readonly data: unknown;
  readonly error_code?: string | undefined;
}

const toSignSchema = z.object({
  domain: z.object({ name: z.string(), version: z.string(), chainId: z.number(), verifyingContract: addressSchema }),
  types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
  typed_data: z.looseObject({
    salt: z.string(),
    expires: z.string(),
    data: z.object({
      payments: z.array(z.looseObject({ id: z.string(), amount: z.string(), recipient: addressSchema })),
    }),
  }),
  primary_type: z.string(),
});
export type ToSign = z.output<typeof toSignSchema>;

const faultsSchema = z.object({ faults: z.array(z.looseObject({ happened: z.int() })) });
const listSchema = z.object({
  data: z.object({
    items: z.array(
      z.looseObject({
        recipient: z.looseObject({ nanoid: z.string() }),
        invoice: z.looseObject({ invoice_description: z.string().nullable(), invoice_status: z.string() }),
        payment: z.looseObject({
          nanoid: z.string(),
          onchain_id: z.string(),
          group_onchain_id: z.string(),
          creation_transaction: z.string().nullable(),
          process_transaction: z.string().nullable(),
          state: z.string(),
          token_amount: z.string(),
          amount_cents: z.int(),
        }),
      }),
    ),
  }),
});
const booksSchema = z.object({
  movements: z.array(
    z.looseObject({
      direction: z.string(),
      payee: z.string().nullable(),
      amountCents: z.int(),
      tokenUnits: z.string(),
      description: z.string().nullable(),
    }),
  ),
  balanceCents: z.int(),
});
const usersSchema = z.object({ users: z.array(userSchema) });
const keySchema = z.templateLiteral(['0x', z.string().regex(/^[a-f0-9]{64}$/)]);

/** With addresses in lower case. The hash is the same, and viem refuses mixed case that is not a checksum. */
const inLowerCase = (toSign: ToSign): ToSign =>
  toSignSchema.parse(
    JSON.parse(JSON.stringify(toSign).replace(/0x[a-fA-F0-9]{40}/g, (address) => address.toLowerCase())),
  );

export const NOON = Date.parse('2026-11-26T12:00:00Z');

/** A running sandbox whose clock the test moves, and somebody who talks to it over HTTP. */
export class SandboxClient {
  readonly sandbox: RiseSandbox;
  readonly dataDir: string;
  readonly account: PrivateKeyAccount;
  readonly team: string;
  readonly clock: { ms: number };
  token: string | undefined;

  private constructor(sandbox: RiseSandbox, dataDir: string, clock: { ms: number }) {
    this.sandbox = sandbox;
    this.dataDir = dataDir;
    this.clock = clock;
    this.account = privateKeyToAccount(keySchema.parse(sandbox.settings.RISE_SIGNER_PRIVATE_KEY));
    this.team = this.setting('RISE_TEAM_NANOID');
  }

  /** For a sandbox that runs in another process, by the clock of the machine. */
  static of(settings: RiseSandbox['settings'], dataDir: string): SandboxClient {
    const sandbox = { url: settings.RISE_API_BASE_URL ?? '', settings, settingsFile: '', stop: async () => {} };
    return new SandboxClient(sandbox, dataDir, { ms: Date.now() });
  }

  static async start(options: Partial<SandboxOptions> = {}, clock = { ms: NOON }): Promise<SandboxClient> {
    const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'rise-sandbox-'));
    const sandbox = await startRiseSandbox({
      webhookUrl: () => undefined,
      now: () => clock.ms,
      tickMs: 0,
      ...options,
      dataDir,
    });
    return new SandboxClient(sandbox, dataDir, clock);
  }

  setting(name: string): string {
    return z.string().parse(this.sandbox.settings[name]);
  }

  async call(method: string, path: string, body?: unknown, token = this.token): Promise<Answer> {
    const response = await this.raw(method, path, body, token);
    return { status: response.status, ...answerSchema.parse(await response.json()) };
  }

  raw(method: string, path: string, body?: unknown, token = this.token): Promise<Response> {
    return fetch(`${this.sandbox.url}${path}`, {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** @throws Error unless the sandbox did as it was told. */
  async tell(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.raw(method, `/_local${path}`, body);
    const said: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(said)}`);
    return said;
  }

  /** Lets a fault happen until it is cleared, or as often as its `times` says. */
  async fault(fault: object): Promise<void> {
    await this.tell('POST', '/faults', fault);
  }

  /** How often each fault that is set has happened. */
  async happened(): Promise<number[]> {
    return faultsSchema.parse(await this.tell('GET', '/faults')).faults.map(({ happened }) => happened);
  }

  async siwe(wallet = this.account.address, riseid = this.setting('RISE_RISEID')): Promise<string> {
    const answer = await this.call('GET', `/v2/auth/siwe?wallet=${wallet}&riseid=${riseid}`);
    return z.object({ siwe: z.string() }).parse(answer.data).siwe;
  }

  async logIn(account = this.account, riseid = this.setting('RISE_RISEID')): Promise<string> {
    const message = await this.siwe(account.address, riseid);
    const [, nonce] = /Nonce: (.+)/.exec(message) ?? [];
    const sig = await account.signMessage({ message });
    const answer = await this.call('POST', '/v2/auth/verify', { message, sig, nonce });
    this.token = z.object({ jwt: z.string() }).parse(answer.data).jwt;
    return this.token;
  }

  /** Signs in as somebody new who has that role. */
  async logInAs(state: UserState): Promise<void> {
    const [user] = await this.addUsers(state);
    const account = privateKeyToAccount(generatePrivateKey());
    await this.tell('POST', `/users/${user?.nanoid}/wallets`, { address: account.address });
    await this.logIn(account, user?.riseid ?? '');
  }

  async addUsers(...states: UserState[]): Promise<User[]> {
    const body = { users: states.map((state) => ({ state })) };
    return usersSchema.parse(await this.tell('POST', '/users', body)).users;
  }

  async users(): Promise<User[]> {
    return usersSchema.parse(await this.tell('GET', '/users')).users;
  }

  /** The body of a POST that pays each of them so many cents. */
  paying(payees: readonly { readonly nanoid: string; readonly cents: number; readonly marker?: string }[]) {
    return {
      from: this.team,
      to: payees.map(({ nanoid, cents, marker = nanoid }) => ({
        to: nanoid,
        amount_cents: cents,
        invoice_description: marker,
      })),
      pay_now: true,
    };
  }

  async typedData(request: unknown): Promise<ToSign> {
    return toSignSchema.parse((await this.call('POST', '/v2/payments', request)).data);
  }

  sign(toSign: ToSign, account = this.account): Promise<`0x${string}`> {
    const { domain, types, typed_data, primary_type } = inLowerCase(toSign);
    return account.signTypedData({ domain, types, primaryType: primary_type, message: typed_data });
  }

  /** The body of the PUT. */
  async signed<Request extends object>(request: Request, toSign: ToSign, account = this.account) {
    const signature = await this.sign(toSign, account);
    return { ...request, signer: account.address, typed_data: toSign.typed_data, signature };
  }

  put(body: unknown): Promise<Answer> {
    return this.call('PUT', '/v2/payments', body);
  }

  /** Creates, signs and executes. */
  async pay(payees: Parameters<SandboxClient['paying']>[0]): Promise<Answer> {
    const request = this.paying(payees);
    return this.put(await this.signed(request, await this.typedData(request)));
  }

  async list(more: Readonly<Record<string, string>> = {}) {
    const day = 86_400_000;
    const query = new URLSearchParams({
      team_nanoid: this.team,
      state: 'all',
      start_date: new Date(this.clock.ms - day).toISOString(),
      end_date: new Date(this.clock.ms + day).toISOString(),
      query_type: 'payable',
      ...more,
    });
    return listSchema.parse(await this.call('GET', `/v2/payments?${query}`)).data.items;
  }

  async books() {
    return booksSchema.parse(await this.tell('GET', '/bank'));
  }
}
