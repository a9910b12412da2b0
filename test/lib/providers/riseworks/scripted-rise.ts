import { privateKeyToAccount } from 'viem/accounts';
import { createSiweMessage } from 'viem/siwe';
import { payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { PaymentInstruction } from '../../../../lib/domain/transactions/outcome.ts';
import {
  type RiseworksDependencies,
  RiseworksProvider,
} from '../../../../lib/providers/riseworks/riseworks-provider.ts';
import type { RiseSecretName } from '../../../../lib/providers/riseworks/secrets.ts';
import { riseSettings } from '../../../../lib/providers/riseworks/settings.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';

/* A Rise that answers as a test tells it, and otherwise as the public facts say. It has no bank. The
   sandbox has one. */

export type Sent = {
  readonly call: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: string | undefined;
};
type Answer = Response | Error | ((sent: Sent) => Response | Error | Promise<Response>);

export const TEAM = 'te-abcdefghijkl';
export const CONTRACT: `0x${string}` = `0x${'c0'.repeat(20)}`;
export const TOKEN = `0x${'70'.repeat(20)}`;
export const SIGNING_KEY = `0x${'5a'.repeat(32)}` as const;
export const LOGIN_KEY = `0x${'1b'.repeat(32)}` as const;
export const WEBHOOK_SECRET = 'whsec-current';

export const SETTINGS = {
  RISE_API_BASE_URL: 'https://rise.example/',
  RISE_TEAM_NANOID: TEAM,
  RISE_RISEID: `0x${'a1'.repeat(20)}`,
  RISE_LOGIN_RISEID: `0x${'b2'.repeat(20)}`,
  RISE_CHAIN_ID: '42161',
  RISE_VERIFYING_CONTRACT: CONTRACT,
  RISE_SIWE_DOMAIN: 'rise.works',
  RISE_SIWE_CHAIN_ID: '1',
  RISE_TOKEN_ADDRESS: TOKEN,
};

export const riseidOf = (ordinal: number) => `0x${String(ordinal).padStart(2, '0').repeat(20)}`;
export const accountOf = (ordinal: number) => `0x${`d${ordinal}`.repeat(20)}`;
export const userOf = (ordinal: number) => `us-user0000000${ordinal}`;
export const instructionOf = (ordinal: number, amountMinor: bigint): PaymentInstruction => ({
  transactionId: transactionIdOf(BATCH_ID, ordinal),
  payeeId: payeeId(riseidOf(ordinal)),
  amountMinor,
});

/** As Rise lists people: with all that must never get any further. */
export const memberOf = (ordinal: number, patch: object = {}) => ({
  nanoid: userOf(ordinal),
  first_name: 'Ludmila',
  last_name: `Privatova${ordinal}`,
  email: `ludmila${ordinal}@private.example`,
  role: 'contractor',
  rise_account: accountOf(ordinal),
  riseid: riseidOf(ordinal),
  avatar: '',
  address: { line_1: 'Secret Street 1', city: 'Hiddenville' },
  ...patch,
});

export const summaryOf = (onboarding: object = {}) => ({
  user: {
    nanoid: userOf(1),
    first_name: 'Ludmila',
    email: 'ludmila1@private.example',
    phone: '+1 555 0100',
    dob: '1970-01-02',
    address: { line_1: 'Secret Street 1' },
    onboarding: { onboarded: true, step: 'complete', role: 'payee', moderation_status: 'approved', ...onboarding },
  },
  relationship_type: 'contractor',
  company: { private_data: { tax_id: '99-1234567' } },
});

export const ok = (data: unknown, status = 200) => Response.json({ success: true, data }, { status });
export const no = (status: number, data = 'no', extra: object = {}, headers: Record<string, string> = {}) =>
  Response.json({ success: false, data, ...extra }, { status, headers });

const field = (name: string, type: string) => ({ name, type });
export const TYPES = {
  CreatePaymentsForwardRequest: [
    field('from', 'address'),
    field('to', 'address'),
    field('salt', 'uint64'),
    field('expires', 'uint48'),
    field('data', 'RisePaymentsRequest'),
  ],
  RisePaymentsRequest: [field('payments', 'RisePayment[]')],
  RisePayment: [
    field('id', 'uint256'),
    field('groupID', 'uint256'),
    field('payAtTime', 'uint256'),
    field('validMinutes', 'uint256'),
    field('payType', 'uint16'),
    field('token', 'address'),
    field('recipient', 'address'),
    field('amount', 'uint256'),
    field('data', 'bytes'),
  ],
};

/** What Rise would have us sign for these payments: ordinals and cents. */
export function typedDataFor(
  payments: readonly (readonly [ordinal: number, cents: number])[],
  nowMs = Date.parse(NOW),
) {
  const now = Math.floor(nowMs / 1_000);
  return {
    domain: {
      name: 'RiseAccountForwarder',
      version: '1.0.0',
      chainId: 42161,
      verifyingContract: CONTRACT as `0x${string}`,
    },
    types: structuredClone(TYPES),
    typed_data: {
      from: `0x${'e1'.repeat(20)}`,
      to: `0x${'e2'.repeat(20)}`,
      salt: '9007199254740993',
      expires: String(now + 3_600),
      data: {
        payments: payments.map(([ordinal, cents]) => ({
          id: onchainIdOf(ordinal),
          groupID: '90000000000000000000000000000000001',
          payAtTime: String(now),
          validMinutes: '1440',
          payType: '1',
          token: TOKEN,
          recipient: accountOf(ordinal),
          amount: `${cents}0000`,
          data: '0x',
        })),
      },
    },
    primary_type: 'CreatePaymentsForwardRequest',
  };
}

export const onchainIdOf = (ordinal: number) => `1234567890123456789012345678901234567890${ordinal}`;

export class ScriptedRise {
  nowMs = Date.parse(NOW);
  members: object[] = [memberOf(1), memberOf(2)];
  readonly sent: Sent[] = [];
  readonly slept: number[] = [];
  readonly readSecrets: RiseSecretName[] = [];
  readonly secrets: Record<RiseSecretName, string> = {
    login: JSON.stringify({ privateKey: LOGIN_KEY }),
    signing: JSON.stringify({ privateKey: SIGNING_KEY }),
    webhook: JSON.stringify({ current: WEBHOOK_SECRET }),
  };
  readonly #scripts = new Map<string, Answer[]>();
  #tokens = 0;

  /** The next answers to a call such as `GET /v2/balance`; the last one stays. */
  on(call: string, ...answers: Answer[]): this {
    this.#scripts.set(call, answers);
    return this;
  }

  callsOf(call: string): Sent[] {
    return this.sent.filter((one) => one.call === call);
  }

  dependencies(settings: Record<string, string> = {}): RiseworksDependencies {
    return {
      settings: riseSettings({ ...SETTINGS, ...settings }),
      secrets: {
        read: async (name) => {
          this.readSecrets.push(name);
          return this.secrets[name];
        },
      },
      fetch: this.fetch,
      sleep: async (ms) => {
        this.slept.push(ms);
        this.nowMs += ms;
      },
      nowMs: () => this.nowMs,
    };
  }

  provider(settings: Record<string, string> = {}): RiseworksProvider {
    return new RiseworksProvider(this.dependencies(settings));
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(String(input), { ...init, redirect: 'manual' });
    const url = new URL(request.url);
    const text = await request.text();
    const sent: Sent = {
      call: `${request.method} ${url.pathname}`,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
      redirect: init?.redirect,
    };
    this.sent.push(sent);
    const script = this.#scripts.get(sent.call) ?? [];
    const answer = (script.length > 1 ? script.shift() : script[0]) ?? (() => this.#usual(sent));
    const given = typeof answer === 'function' ? await answer(sent) : answer;
    if (given instanceof Error) throw given;
    return given.clone();
  };

  siweMessage({ query }: Pick<Sent, 'query'>, patch: object = {}): string {
    const { address } = [LOGIN_KEY, SIGNING_KEY]
      .map((key) => privateKeyToAccount(key))
      .find((account) => account.address === query.wallet) ?? { address: `0x${'99'.repeat(20)}` as const };
    return createSiweMessage({
      address,
      chainId: 1,
      domain: 'rise.works',
      nonce: 'nonce0000001',
      uri: 'https://rise.works',
      version: '1',
      issuedAt: new Date(this.nowMs),
      expirationTime: new Date(this.nowMs + 300_000),
      ...patch,
    });
  }

  #usual(sent: Sent): Response {
    switch (sent.call) {
      case 'GET /v2/auth/siwe':
        return ok({ siwe: this.siweMessage(sent) });
      case 'POST /v2/auth/verify':
        this.#tokens += 1;
        return ok({ jwt: `token-${this.#tokens}` });
      case 'GET /v2/balance':
        return ok({ rise_account_address: accountOf(9), balances: [{ currency: 'USD', balance_cents: 123_45 }] });
      case `GET /v2/teams/${TEAM}/users`:
        return ok({ users: this.members });
      case `GET /v2/teams/${TEAM}/settings`:
        return ok({ payment_delay_in_minutes: 0 });
      case 'GET /v2/payments':
        return ok({ items: [] });
      default:
        return no(404, `nothing at ${sent.call}`);
    }
  }
}
