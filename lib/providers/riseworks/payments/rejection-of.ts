import type { Rejection } from '../../../domain/transactions/rejection.ts';
import type { RiseError } from '../rise-error.ts';
import type { RiseCode } from '../wire/rise-code.ts';

/**
 * The rejection in an answer to the submission; `undefined` if it is not certain that nothing moved.
 *
 * A gateway may deliver a request twice, and what we see may be the answer to the second delivery. A refusal counts only if
 * the first delivery, had it been taken, cannot be its cause: it concerns the token, the role, the size or the recipients. The
 * first delivery uses up the salt, the money, the limits, the time and the rate of calls, so refusals for lack of these say
 * nothing about it. Neither do refusals of which only the status is known.
 */
export function rejectionOf(error: RiseError): Rejection | undefined {
  return isUnsent(error) || isOfEveryDelivery(error) ? rejectionBeforeSending(error) : undefined;
}

/** The same before anything was sent, when nothing can have moved. */
export function rejectionBeforeSending({ kind, code, riseCode, status, message }: RiseError): Rejection {
  if (code === 'not_signed_in') return { reason: kind === 'refused' ? 'invalid' : 'busy', message };
  if (kind === 'busy' || code === 'no_answer' || code === 'server_error') return { reason: 'busy', message };
  if (kind !== 'refused') return { reason: 'invalid', message };
  switch (riseCode) {
    case 'INSUFFICIENT_BALANCE':
      return { reason: 'no_funds', message };
    case 'INVALID_RECIPIENT':
      return { reason: 'bad_recipient', message };
    case 'EXPIRED_TYPED_DATA':
    case 'EXPIRED_DEADLINE':
    case 'EXPIRED_DATA':
      return { reason: 'expired', message };
    case 'INVALID_SIGNATURE':
      return { reason: 'invalid', message };
    case 'PAYMENT_LIMIT_EXCEEDED':
    case 'TEAM_ROLE_SETTINGS_NOT_FOUND':
    case undefined:
      return { reason: 'invalid', message: `${message}${HINTS[status ?? 0] ?? ''}` };
    default:
      return riseCode satisfies never;
  }
}

/** Also after a refused token, when the call was refused as a whole and then not sent again. */
function isUnsent({ code }: RiseError): boolean {
  return code === 'not_sent' || code === 'not_signed_in';
}

function isOfEveryDelivery({ kind, riseCode, status }: RiseError): boolean {
  if (kind !== 'refused') return false;
  return riseCode === undefined ? STATUSES.includes(status) : CODES.includes(riseCode);
}

const CODES: readonly RiseCode[] = ['INVALID_RECIPIENT', 'TEAM_ROLE_SETTINGS_NOT_FOUND'];
const STATUSES: readonly (number | undefined)[] = [401, 403, 413];

const HINTS: Readonly<Record<number, string>> = {
  403: '; the signing wallet may lack a role that pays (team_admin, team_finance_admin)',
  413: '; a smaller RISE_PAYMENTS_PER_SUBMISSION may help',
};
