import type { ReactNode } from 'react';
import { type Money, moneyText } from './money-text.ts';

/** Digits of one width, and never broken over two lines. */
export const Amount = (money: Money): ReactNode => <span className="amount">{moneyText(money)}</span>;
