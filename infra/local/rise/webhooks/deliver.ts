import pMap from 'p-map';
import type { Rise } from '../rise.ts';
import type { DeliveryAttempt, WebhookEvent } from './event.ts';
import { postWebhook } from './post-webhook.ts';
import { v2Headers } from './sign-webhook.ts';

/** How many are sent at the same time. */
const AT_ONCE = 4;

const stateAfter = ({ outcome }: DeliveryAttempt, attempts: number, retries: number): WebhookEvent['state'] => {
  if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) return 'delivered';
  // A redirect is no success, and Rise does not list it among the answers that it retries.
  if (typeof outcome === 'number' && outcome < 400) return 'dropped';
  return attempts > retries ? 'dropped' : 'waiting';
};

const secondsOf = ({ behaviour }: Rise, event: WebhookEvent, now: number): number => {
  const first = event.attempts[0]?.at ?? now;
  return Math.floor((behaviour.webhookTime === 'kept' ? first : now) / 1_000);
};

/** Sends an event once, and stores the result. After a kill in between it is sent again. */
export const tryEvent = async (rise: Rise, event: WebhookEvent, url: string): Promise<void> => {
  const now = rise.now();
  const attempt = await postWebhook(rise, url, v2Headers(rise, secondsOf(rise, event, now), event.body), event.body);
  if (rise.stopping.aborted) return;
  const attempts = [...event.attempts, { ...attempt, at: now }];
  const retries = rise.behaviour.webhookRetrySeconds;
  const state = stateAfter(attempt, attempts.length, retries.length);
  const wait = retries[attempts.length - 1];
  const due = state === 'waiting' && wait !== undefined ? rise.now() + wait * 1_000 : undefined;
  rise.bank.webhooks.put(event.id, { ...event, state, attempts }, due);
};

/** Sends what is due. Two calls at the same time send nothing twice. */
export class Deliveries {
  readonly #rise: Rise;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(rise: Rise) {
    this.#rise = rise;
  }

  /** Resolves when everything that is due has been tried once. */
  async deliverDue(): Promise<void> {
    const url = this.#rise.webhookUrl();
    if (url === undefined) return;
    const due = this.#rise.bank.webhooks.due(this.#rise.now());
    await pMap(due, (event) => this.#once(event, url), { concurrency: AT_ONCE });
  }

  #once(event: WebhookEvent, url: string): Promise<void> {
    const underWay = this.#underWay.get(event.id);
    if (underWay !== undefined) return underWay;
    const trying = tryEvent(this.#rise, event, url).finally(() => this.#underWay.delete(event.id));
    this.#underWay.set(event.id, trying);
    return trying;
  }
}
