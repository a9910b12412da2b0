import type { Instant } from '../../../domain/shared/time.ts';
import type { ParsedWebhook, WebhookRequest } from '../../../payouts/shared/payment-provider.ts';
import type { RiseSecrets } from '../secrets.ts';
import type { RiseSettings } from '../settings.ts';
import { parseJson } from '../wire/read-json.ts';
import { type Envelope, v1Envelope, v2Envelope } from './envelope.ts';
import { eventsOf } from './hints.ts';
import { messageIdOf } from './message-id.ts';
import { isSignedV1, isV1Signature } from './v1-signature.ts';
import { isSignedV2, readV2Signature } from './v2-signature.ts';

type Dependencies = {
  readonly settings: RiseSettings['webhooks'];
  readonly secrets: Pick<RiseSecrets, 'webhookSecrets'>;
};

/** Accepts a message of either generation: V2 signs with a secret (HMAC), V1 with a wallet. Anything else is not Rise's. */
export async function parseRiseWebhook(
  deps: Dependencies,
  request: WebhookRequest,
  now: Instant,
): Promise<ParsedWebhook> {
  const { settings } = deps;
  const signature = settings.headers.map((name) => request.headers[name]).find((value) => value !== undefined);
  const hash = request.headers['x-rise-hash'];
  if (signature?.startsWith('t=')) return parseV2(deps, signature, request.body, now);
  if (hash !== undefined && isV1Signature(signature)) return parseV1(settings, { hash, signature }, request.body, now);
  return rejected(`the header ${settings.headers.join(' or ')} is missing, or is no signature of Rise`);
}

async function parseV2(
  { settings, secrets }: Dependencies,
  header: string,
  body: Uint8Array,
  now: Instant,
): Promise<ParsedWebhook> {
  const signature = readV2Signature(header);
  if (!signature) return rejected('the signature is not of the form t=…,v1=…');
  const known = await secrets.webhookSecrets();
  if (!isSignedV2(signature, body, known, settings.signedString)) {
    return rejected('the signature does not fit the body, or is made with another secret');
  }
  const envelope = v2Envelope(parseJson(textOf(body)));
  // If the time in the header is not signed, anybody could renew it.
  const times = settings.signedString.includes('{t}')
    ? [Number(signature.timestamp)]
    : [Number(signature.timestamp), envelope.seconds];
  return accepted(settings, envelope, times, body, now);
}

async function parseV1(
  settings: RiseSettings['webhooks'],
  signed: { readonly hash: string; readonly signature: `0x${string}` },
  body: Uint8Array,
  now: Instant,
): Promise<ParsedWebhook> {
  if (settings.v1Signer === undefined) return rejected('messages signed with a wallet are not taken here');
  if (!(await isSignedV1(signed, body, settings.v1Signer))) {
    return rejected('the hash or the signature does not fit the body, or is made with another wallet');
  }
  const envelope = v1Envelope(parseJson(textOf(body)));
  return accepted(settings, envelope, [envelope.seconds], body, now);
}

function accepted(
  { toleranceSeconds }: RiseSettings['webhooks'],
  { key, type, event }: Envelope,
  times: readonly (number | undefined)[],
  body: Uint8Array,
  now: Instant,
): ParsedWebhook {
  const nowSeconds = Date.parse(now) / 1_000;
  const isFresh = times.every((seconds) => seconds !== undefined && Math.abs(nowSeconds - seconds) <= toleranceSeconds);
  if (!isFresh) return rejected(`it does not say that it was made within ${toleranceSeconds} seconds of now`);
  return { kind: 'events', events: eventsOf(messageIdOf(key, body), type, event) };
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

function rejected(reason: string): ParsedWebhook {
  return { kind: 'rejected', reason };
}
