import type { PayeeId } from '../../domain/shared/ids.ts';

/** What the Mock bank does with a payee. The payee's rise id chooses it, so that every path can be tried over HTTP. */
export type MockBehaviour =
  /** Pays at once. */
  | { readonly kind: 'ok' }
  /** Refuses for good. */
  | { readonly kind: 'refuse' }
  /** The bank refuses every submission that includes this payee, and does not say which payee is the reason. */
  | { readonly kind: 'bad' }
  /** Has another payee id at the bank by now, and cannot be paid by this one. */
  | { readonly kind: 'moved' }
  /** Has not passed KYC, until the bank decides otherwise. */
  | { readonly kind: 'unverified' }
  /** Fails, finally but retryably, for the first `failures` attempts of a transaction. */
  | { readonly kind: 'flaky'; readonly failures: number }
  /** Pays, and the answer is lost. */
  | { readonly kind: 'timeout-paid' }
  /** The first submission of an attempt is lost on its way; the same attempt sent again is paid. */
  | { readonly kind: 'timeout-unpaid' }
  /** No submission ever arrives. */
  | { readonly kind: 'blackhole' }
  /** Accepts, and pays `seconds` later. */
  | { readonly kind: 'slow'; readonly seconds: number }
  /** Pays at once; a later look-up says that the money came back. */
  | { readonly kind: 'return' };

const FLAKY = /^flaky-([0-9]{1,3})$/;
const SLOW = /^slow-([0-9]{1,5})$/;

/** Reads `mock:<behaviour>:…`, for example `mock:flaky-2:ann`; every other id is `ok`. */
export function mockBehaviour(payeeId: PayeeId): MockBehaviour {
  const [scheme, name = ''] = payeeId.split(':');
  if (scheme !== 'mock') return { kind: 'ok' };
  const failures = FLAKY.exec(name)?.[1];
  if (failures !== undefined) return { kind: 'flaky', failures: Number(failures) };
  const seconds = SLOW.exec(name)?.[1];
  if (seconds !== undefined) return { kind: 'slow', seconds: Number(seconds) };
  switch (name) {
    case 'refuse':
    case 'bad':
    case 'moved':
    case 'unverified':
    case 'timeout-paid':
    case 'timeout-unpaid':
    case 'blackhole':
    case 'return':
      return { kind: name };
    default:
      return { kind: 'ok' };
  }
}
