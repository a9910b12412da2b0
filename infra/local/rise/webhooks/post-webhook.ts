import type { Rise } from '../rise.ts';
import type { DeliveryAttempt } from './event.ts';
import type { Headers } from './sign-webhook.ts';

/** Sends one message, once. */
export const postWebhook = async (
  { behaviour, stopping, now }: Rise,
  url: string,
  headers: Headers,
  body: string,
): Promise<DeliveryAttempt> => {
  const inTime = AbortSignal.timeout(behaviour.webhookTimeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([inTime, stopping]),
    });
    await response.body?.cancel();
    return { at: now(), outcome: response.status };
  } catch {
    return { at: now(), outcome: inTime.aborted ? 'no answer in time' : 'no answer' };
  }
};
