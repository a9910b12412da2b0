import type { Affiliate } from '../shared/api/types.ts';

type Account = Affiliate['riseAccount'];

/** Whether money can be sent to somebody's account at the provider, and if not, why and what to do. */
export interface AccountState {
  readonly ready: boolean;
  /** As the end of a sentence. */
  readonly words: string;
  /** For the admin. Empty when nothing has to be done. */
  readonly advice: string;
}

const faulty = (words: string, advice: string): AccountState => ({ ready: false, words, advice });

export const accountState = (account: Account): AccountState => {
  const { hasAccount, invite, kycStatus, canReceivePayments } = account;
  if (!hasAccount) {
    if (invite === undefined) {
      return faulty('no account at the payment provider is linked', 'Link the account, or invite the affiliate.');
    }
    return invite.status === 'PENDING'
      ? faulty(
          'the invitation to open an account at the payment provider is open',
          'Once the account is opened, link it. Nothing is linked by its e-mail address alone.',
        )
      : faulty(
          'the invitation to open an account was taken up or withdrawn, and no account is linked',
          'Link the account, or invite the affiliate again.',
        );
  }
  switch (kycStatus) {
    case 'PENDING':
      return faulty(
        'the identity check at the payment provider is not finished',
        'The affiliate has to finish it there.',
      );
    case 'SUBMITTED':
      return faulty('the payment provider is checking the identity', 'Wait for the provider.');
    case 'REJECTED':
      return faulty(
        'the identity check at the payment provider was rejected',
        'The affiliate has to settle it with the provider.',
      );
    case 'EXPIRED':
      return faulty('the identity check at the payment provider has expired', 'The affiliate has to repeat it there.');
    case undefined:
      return faulty('the payment provider has not said whether the identity was checked', 'Wait for the next sync.');
    case 'APPROVED':
      return canReceivePayments
        ? { ready: true, words: 'the account can receive payments', advice: '' }
        : faulty(
            'the account at the payment provider cannot receive payments yet',
            'The affiliate has to complete it there, such as by adding a way to withdraw.',
          );
    default:
      return kycStatus satisfies never;
  }
};
