import type { TransactionId } from '../../../domain/shared/ids.ts';
import type { Instant } from '../../../domain/shared/time.ts';
import { sameText } from '../api/whole-number.ts';
import type { RiseSettings } from '../settings.ts';
import type { Recipient } from './recipients.ts';
import type { TypedData } from './typed-data.ts';

export type Expected = {
  readonly signing: RiseSettings['signing'];
  readonly recipients: readonly Recipient[];
  readonly now: Instant;
  /** How long the team delays its payments. */
  readonly delaySeconds: number;
};

/** The payment with the ids that Rise will know it by. */
export type Identified = Recipient & { readonly onchainId: string; readonly groupId: string };

/** How far our clock and Rise's may differ. */
const SKEW_SECONDS = 60;
const MIN_EXPIRY_SECONDS = 5;
const MAX_EXPIRY_SECONDS = 86_400;

/** What is signed is valid no longer than this. */
export const LONGEST_ATTEMPT_SECONDS = MAX_EXPIRY_SECONDS + SKEW_SECONDS;

/**
 * Compares what Rise asks us to sign with our request, payee by payee. The server chooses what is signed, and a comparison
 * of sums would not notice swapped amounts.
 *
 * @returns our payments with Rise's ids, or exactly what differs; then it must not be signed
 */
export function checkTypedData(
  { domain, message }: TypedData,
  { signing, recipients, now, delaySeconds }: Expected,
): readonly Identified[] | { readonly fault: string } {
  const nowSeconds = Math.floor(Date.parse(now) / 1_000);
  const fault =
    domainFault(domain, signing) ??
    pinFault(message, signing) ??
    expiryFault(message.expires, nowSeconds) ??
    timeFault(message, nowSeconds + delaySeconds) ??
    tokenFault(message, signing.token) ??
    repeatedId(message);
  return fault === undefined ? matched(message, recipients, signing.tokenDecimals) : { fault };
}

/** Whether it names a time of payment that only the team's delay explains. */
export function isDelayed({ message }: TypedData, now: Instant): boolean {
  return timeFault(message, Math.floor(Date.parse(now) / 1_000)) !== undefined;
}

function domainFault(domain: TypedData['domain'], signing: Expected['signing']): string | undefined {
  if (domain.name !== signing.domainName) return `domain.name is not ${signing.domainName} (RISE_DOMAIN_NAME)`;
  if (domain.version !== signing.domainVersion) {
    return `domain.version is not ${signing.domainVersion} (RISE_DOMAIN_VERSION)`;
  }
  if (domain.chainId !== signing.chainId) {
    return `domain.chainId is ${domain.chainId}, not ${signing.chainId} (RISE_CHAIN_ID)`;
  }
  if (!signing.verifyingContracts.includes(domain.verifyingContract)) {
    return `domain.verifyingContract ${domain.verifyingContract} is not in RISE_VERIFYING_CONTRACT`;
  }
  return undefined;
}

function pinFault({ from, to }: TypedData['message'], signing: Expected['signing']): string | undefined {
  if (signing.from !== undefined && from !== signing.from) return `from ${from} is not RISE_TYPED_DATA_FROM`;
  if (signing.to !== undefined && to !== signing.to) return `to ${to} is not RISE_TYPED_DATA_TO`;
  return undefined;
}

function expiryFault(expires: bigint, nowSeconds: number): string | undefined {
  const ahead = expires - BigInt(nowSeconds);
  if (ahead < MIN_EXPIRY_SECONDS) return `expires is ${ahead} seconds ahead, less than ${MIN_EXPIRY_SECONDS}`;
  if (ahead > MAX_EXPIRY_SECONDS + SKEW_SECONDS) return `expires is ${ahead} seconds ahead, more than a day`;
  return undefined;
}

function timeFault({ data }: TypedData['message'], latestSeconds: number): string | undefined {
  const latest = BigInt(Math.ceil(latestSeconds) + SKEW_SECONDS);
  const index = data.payments.findIndex(({ payAtTime }) => payAtTime > latest);
  return index < 0 ? undefined : `payments.${index}.payAtTime is later than the team's delay allows`;
}

/** All payments are in one currency, and so in one token, even if its address is not configured. */
function tokenFault({ data }: TypedData['message'], configured: string | undefined): string | undefined {
  const wanted = configured ?? data.payments[0]?.token;
  const index = data.payments.findIndex(({ token }) => token !== wanted);
  if (index < 0) return undefined;
  const name = configured === undefined ? 'that of the first payment' : 'RISE_TOKEN_ADDRESS';
  return `payments.${index}.token ${data.payments[index]?.token} is not ${name}`;
}

/** Payments are found again by these ids. */
function repeatedId({ data }: TypedData['message']): string | undefined {
  const ids = data.payments.map(({ id }) => sameText(id));
  const index = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  return index < 0 ? undefined : `payments.${index}.id is the id of another payment, too`;
}

function matched(
  { data }: TypedData['message'],
  recipients: readonly Recipient[],
  decimals: number,
): readonly Identified[] | { readonly fault: string } {
  const unitsPerCent = 10n ** BigInt(decimals - 2);
  const found = new Map<TransactionId, Identified>();
  for (const [index, { id, groupID, recipient, amount }] of data.payments.entries()) {
    const [ours, ...others] = recipients.filter(({ addresses }) => addresses.some((address) => address === recipient));
    if (!ours) return { fault: `payments.${index}.recipient ${recipient} is not one of our payees` };
    if (others.length > 0) return { fault: `payments.${index}.recipient ${recipient} is several of ours` };
    if (found.has(ours.transactionId)) return { fault: `payments.${index} pays ${ours.transactionId} a second time` };
    const wanted = ours.amountMinor * unitsPerCent;
    if (amount !== wanted) {
      return { fault: `payments.${index}.amount for ${ours.transactionId} is ${amount}, not ${wanted}` };
    }
    found.set(ours.transactionId, { ...ours, onchainId: sameText(id), groupId: sameText(groupID) });
  }
  const missing = recipients.find(({ transactionId }) => !found.has(transactionId));
  return missing ? { fault: `${missing.transactionId} is not among the payments` } : [...found.values()];
}
