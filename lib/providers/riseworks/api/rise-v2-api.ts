import type { RiseSession } from '../login/rise-session.ts';
import { RiseError } from '../rise-error.ts';
import type { RiseSettings } from '../settings.ts';
import type { RiseCall } from '../wire/rise-http.ts';
import { balancesSchema } from './balance-schema.ts';
import { invitedSchema, pendingInvitesSchema } from './invite-schema.ts';
import { itemsSchema } from './payment-item-schema.ts';
import { type CreateBody, createdSchema, type ExecuteBody, executedSchema } from './payment-schema.ts';
import type { RiseApi, Window } from './rise-api.ts';
import { membersSchema, onboardingSchema, settingsSchema } from './team-schema.ts';

type Settings = Pick<RiseSettings, 'team' | 'queryType' | 'http'>;

/** The second generation of Rise's API, by its OpenAPI document of July 2025. */
export class RiseV2Api implements RiseApi {
  readonly #session: RiseSession;
  readonly #settings: Settings;
  readonly #team: { readonly team: string };

  constructor(session: RiseSession, settings: Settings) {
    this.#session = session;
    this.#settings = settings;
    this.#team = { team: settings.team };
  }

  balances() {
    return this.#get({ path: '/v2/balance', query: { nanoid: this.#settings.team }, data: balancesSchema });
  }

  members() {
    return this.#get({ path: '/v2/teams/{team}/users', params: this.#team, data: membersSchema });
  }

  async onboarding(user: string) {
    try {
      const path = '/v2/teams/{team}/member/{user}/summary';
      return await this.#get({ path, params: { ...this.#team, user }, data: onboardingSchema });
    } catch (error) {
      if (error instanceof RiseError && error.kind === 'refused' && error.status === 404) return undefined;
      throw error;
    }
  }

  paymentDelayMinutes() {
    return this.#get({ path: '/v2/teams/{team}/settings', params: this.#team, data: settingsSchema });
  }

  pendingInvites() {
    return this.#get({ path: '/v2/invites', query: { nanoid: this.#settings.team }, data: pendingInvitesSchema });
  }

  invite(email: string) {
    const body = { nanoid: this.#settings.team, invites: [{ email }], role: 'contractor' };
    return this.#session.call({ method: 'POST', path: '/v2/invites', body, data: invitedSchema, repeat: 'once' });
  }

  createPayments(body: CreateBody) {
    return this.#session.call({
      method: 'POST',
      path: '/v2/payments',
      body,
      data: createdSchema,
      // Nothing moves until it is signed and sent back.
      repeat: 'harmless',
    });
  }

  executePayments(body: ExecuteBody) {
    const timeoutMs = this.#settings.http.submitTimeoutMs;
    return this.#session.call({
      method: 'PUT',
      path: '/v2/payments',
      body,
      data: executedSchema,
      repeat: 'once',
      timeoutMs,
    });
  }

  payments({ from, to }: Window) {
    const query = {
      team_nanoid: this.#settings.team,
      state: 'all',
      start_date: from.toISOString(),
      end_date: to.toISOString(),
      query_type: this.#settings.queryType,
    };
    return this.#get({ path: '/v2/payments', query, data: itemsSchema });
  }

  #get<Data>(call: Omit<RiseCall<Data>, 'method' | 'repeat'>): Promise<Data> {
    return this.#session.call({ ...call, method: 'GET', repeat: 'harmless' });
  }
}
