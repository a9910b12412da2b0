import type { Affiliate } from '../shared/api/types.ts';

type Account = Affiliate['riseAccount'];

/** Whether money can be sent to somebody's account at the provider, and if not, why and what to do. */
export interface AccountState {
  readonly ready: boolean;
  /** For a list. */
  readonly short: string;
  /** As the end of a sentence. */
  readonly words: string;
  /** For the admin. Empty when nothing has to be done. */
  readonly advice: string;
}

const faulty = (short: string, words: string, advice: string): AccountState => ({
  ready: false,
  short,
  words,
  advice,
});

export const accountState = (account: Account): AccountState => {
  const { hasAccount, invite, kycStatus, canReceivePayments } = account;
  if (!hasAccount) {
    if (invite === undefined) {
      return faulty(
        'No account',
        'no account at the payment provider is linked',
        'Link the account, or invite the affiliate.',
      );
    }
    return invite.status === 'PENDING'
      ? faulty(
          'Invited',
          'the invitation to open an account at the payment provider is open',
          'Once the account is opened, link it. Nothing is linked by its e-mail address alone.',
        )
      : faulty(
          'No longer invited',
          'the invitation to open an account was taken up or withdrawn, and no account is linked',
          'Link the account, or invite the affiliate again.',
        );
  }
  switch (kycStatus) {
    case 'PENDING':
      return faulty(
        'Identity not checked',
        'the identity check at the payment provider is not finished',
        'The affiliate has to finish it there.',
      );
    case 'SUBMITTED':
      return faulty(
        'Identity being checked',
        'the payment provider is checking the identity',
        'Wait for the provider.',
      );
    case 'REJECTED':
      return faulty(
        'Identity rejected',
        'the identity check at the payment provider was rejected',
        'The affiliate has to settle it with the provider.',
      );
    case 'EXPIRED':
      return faulty(
        'Identity check expired',
        'the identity check at the payment provider has expired',
        'The affiliate has to repeat it there.',
      );
    case undefined:
      return faulty(
        'Identity unknown',
        'the payment provider has not said whether the identity was checked',
        'Wait for the next sync.',
      );
    case 'APPROVED':
      return canReceivePayments
        ? { ready: true, short: 'Account ready', words: 'the account can receive payments', advice: '' }
        : faulty(
            'Cannot receive payments',
            'the account at the payment provider cannot receive payments yet',
            'The affiliate has to complete it there, such as by adding a way to withdraw.',
          );
    default:
      return kycStatus satisfies never;
  }
};
