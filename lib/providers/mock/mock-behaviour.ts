import type { RiseId } from '../../domain/ids.ts';

/** What the Mock bank does with a payee; chosen by the payee's rise id, so that anyone can try every path over HTTP. */
export type MockBehaviour =
  | { readonly kind: 'ok' | 'refuse' | 'unverified' }
  /** Fails, finally but retryably, for the first `failures` attempts of a transaction. */
  | { readonly kind: 'flaky'; readonly failures: number };

const FLAKY = /^flaky-([0-9]{1,3})$/;

/** `mock:refuse:…`, `mock:flaky-2:…`, `mock:unverified:…`; every other id is `ok`. */
export function mockBehaviour(riseId: RiseId): MockBehaviour {
  const [scheme, name = ''] = riseId.split(':');
  if (scheme !== 'mock') return { kind: 'ok' };
  const failures = FLAKY.exec(name)?.[1];
  if (failures !== undefined) return { kind: 'flaky', failures: Number(failures) };
  return name === 'refuse' || name === 'unverified' ? { kind: name } : { kind: 'ok' };
}
