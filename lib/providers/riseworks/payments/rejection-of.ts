import type { Rejection } from '../../../domain/transactions/rejection.ts';
import type { RiseError } from '../rise-error.ts';

/**
 * The rejection in an answer to the submission; `undefined` if it is not certain that nothing moved. When signing in
 * failed, nothing was sent at all. A gateway may deliver a request twice. Rise then refuses the second delivery as signed
 * wrongly, because its salt is used up, so that refusal says nothing about the first.
 */
export function rejectionOf(error: RiseError): Rejection | undefined {
  const { kind, code, message } = error;
  if (kind === 'busy') return { reason: 'busy', message };
  if (code === 'not_signed_in') return { reason: kind === 'refused' ? 'invalid' : 'busy', message };
  return kind === 'refused' ? refusal(error) : undefined;
}

/** The same before anything was sent, when nothing can have moved. */
export function rejectionBeforeSending(error: RiseError): Rejection {
  const { code, message } = error;
  const isDown = code === 'no_answer' || code === 'server_error';
  return rejectionOf(error) ?? { reason: isDown ? 'busy' : 'invalid', message };
}

function refusal({ riseCode, status, message }: RiseError): Rejection | undefined {
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
      return undefined;
    case 'PAYMENT_LIMIT_EXCEEDED':
    case 'TEAM_ROLE_SETTINGS_NOT_FOUND':
    case undefined:
      return { reason: 'invalid', message: `${message}${HINTS[status ?? 0] ?? ''}` };
    default:
      return riseCode satisfies never;
  }
}

const HINTS: Readonly<Record<number, string>> = {
  403: '; the signing wallet may lack a role that pays (team_admin, team_finance_admin)',
  413: '; a smaller RISE_PAYMENTS_PER_SUBMISSION may help',
};
