import type { Affiliate, Balance, Batch, PreviewRow, Transaction } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { compareAmounts, negated, sumOf } from '../shared/money/totals.ts';
import { accountState } from './account-state.ts';
import { clause, day } from './sentence-parts.ts';
import { whereIsThePayment } from './where-is-the-payment.ts';

/** All that decides where somebody's money of one currency is. */
export interface MoneyFacts {
  readonly name: string;
  readonly balance: Balance;
  readonly account: Affiliate['riseAccount'];
  /** Of one payment in this currency; absent: there is none. */
  readonly minimum?: string | undefined;
  /** The payment under way, and its batch. */
  readonly open?: { readonly payment: Transaction; readonly batch: Batch } | undefined;
  /** The newest payment that was paid, whether or not it came back. */
  readonly last?: Transaction | undefined;
  /** What a preview of this moment says; only those who may pay can ask for one. */
  readonly judged?: Pick<PreviewRow, 'eligible' | 'reason' | 'totalAmount'> | undefined;
}

/** Answers "Where is my money?" in one sentence that can be copied into an e-mail. Days are those of UTC, and say so. */
export const whereIsTheMoney = (facts: MoneyFacts): string => {
  const { balance, open, last } = facts;
  if (open !== undefined) return `${whereIsThePayment({ ...facts, open })}${besideIt(balance, open.payment)}.`;
  return `${whereIsTheBalance(facts)}${cameBack(last)}.`;
};

const whereIsTheBalance = (facts: MoneyFacts): string => {
  const { name, balance, account, minimum, judged } = facts;
  const { currency, pendingAmount, hold } = balance;
  const owed = moneyText({ amount: pendingAmount, currency });
  const side = compareAmounts(pendingAmount, '0');
  if (side === 0) return `Nothing is owed to ${name} in ${currency}${lastPaid(facts)}`;
  if (side < 0) {
    return `Nothing is owed to ${name}: the balance is ${owed}, and later commissions make up for that before anything is paid`;
  }
  if (hold !== undefined) return `${owed} is owed to ${name} and on hold since ${day(hold.at)}: ${clause(hold.reason)}`;
  if (minimum !== undefined && compareAmounts(pendingAmount, minimum) < 0) {
    return `${owed} is owed to ${name}, which is below the minimum payout of ${moneyText({ amount: minimum, currency })}, and is paid once that is reached`;
  }
  if (judged?.eligible === false && judged.reason !== undefined && accountState(account).ready) {
    return `${owed} is owed to ${name} and cannot be paid yet: ${clause(judged.reason)}`;
  }
  const { ready, words } = accountState(account);
  if (!ready) return `${owed} is owed to ${name} and cannot be paid yet, because ${words}`;
  if (judged?.eligible !== true) return `${owed} is owed to ${name} and is not part of a payout yet`;
  return compareAmounts(judged.totalAmount, pendingAmount) === 0
    ? `${owed} is owed to ${name} and can be paid with the next payout`
    : `${owed} is owed to ${name}, of which ${moneyText({ amount: judged.totalAmount, currency })} can be paid with the next payout`;
};

const lastPaid = ({ balance: { currency, paidAmount }, last }: MoneyFacts): string => {
  if (last?.status === 'COMPLETED' && last.completedAt !== undefined) {
    const reference = last.providerReference === undefined ? '' : ` under the reference ${last.providerReference}`;
    return `; the last payment, ${moneyText(last)}, was paid on ${day(last.completedAt)}${reference}`;
  }
  return compareAmounts(paidAmount, '0') === 0
    ? ', and nothing has been paid'
    : `; ${moneyText({ amount: paidAmount, currency })} has been paid in all`;
};

const cameBack = (last: Transaction | undefined): string =>
  last?.status === 'RETURNED'
    ? `; the last payment, ${moneyText(last)}${last.completedAt === undefined ? '' : ` of ${day(last.completedAt)}`}, came back`
    : '';

/** What is owed without the payment that is under way; its amount stays in the balance until it is paid. */
const besideIt = ({ pendingAmount, currency }: Balance, { amount, status }: Transaction): string => {
  if (status !== 'PENDING' && status !== 'PROCESSING' && status !== 'UNKNOWN' && status !== 'FAILED') return '';
  const rest = sumOf([pendingAmount, negated(amount)]);
  const side = compareAmounts(rest, '0');
  if (side === 0) return '';
  return side > 0
    ? `; another ${moneyText({ amount: rest, currency })} is owed beside it`
    : `; ${moneyText({ amount: negated(rest), currency })} of it is no longer owed, and is taken off later payments`;
};
