import { parseSiweMessage } from 'viem/siwe';
import type { RiseSettings } from '../settings.ts';
import { type Address, ownedAddress } from '../wire/address.ts';

type Expected = RiseSettings['siwe'] & { readonly address: Address; readonly nowMs: number };

/**
 * Checks, before a message is signed, that it is a sign-in of our wallet at Rise and nothing else, because the server
 * chooses its words (EIP-4361).
 *
 * @returns its nonce, or what is wrong with it
 */
export function checkSiweMessage(
  message: string,
  expected: Expected,
): { readonly nonce: string } | { readonly fault: string } {
  const { domain, address } = parseSiweMessage(message);
  const [chainId, nonce] = [onlyLine(message, 'Chain ID'), onlyLine(message, 'Nonce')];
  if (domain === undefined || address === undefined || chainId === undefined || nonce === undefined) {
    return { fault: 'it is no sign-in message (EIP-4361)' };
  }
  if (ownedAddress(address) !== expected.address) return { fault: 'it names another wallet' };
  if (expected.domain !== undefined && domain !== expected.domain) {
    return { fault: `its domain is not ${expected.domain} (RISE_SIWE_DOMAIN)` };
  }
  if (expected.chainId !== undefined && chainId !== String(expected.chainId)) {
    return { fault: `its chain id is not ${expected.chainId} (RISE_SIWE_CHAIN_ID)` };
  }
  // A time that cannot be read is neither in the future nor in the past.
  const [until, from] = [timeOf(message, 'Expiration Time'), timeOf(message, 'Not Before')];
  if (until !== undefined && !(until > expected.nowMs)) return { fault: 'it has expired' };
  if (from !== undefined && !(from <= expected.nowMs)) return { fault: 'it is not valid yet' };
  return { nonce };
}

/** The value of a line that occurs once. Rise's nonces may have characters that EIP-4361 does not allow. */
function onlyLine(message: string, name: string): string | undefined {
  const [value, ...more] = message.split('\n').flatMap((line) => valueIn(line, name) ?? []);
  return more.length === 0 ? value : undefined;
}

function timeOf(message: string, name: string): number | undefined {
  const values = message.split('\n').flatMap((line) => valueIn(line, name) ?? []);
  return values.length === 0 ? undefined : Math.min(...values.map((value) => Date.parse(value)));
}

function valueIn(line: string, name: string): string | undefined {
  return line.startsWith(`${name}: `) ? line.slice(name.length + 2) : undefined;
}
