import { LIST_PRICES, type Priced, type Quantities } from './list-prices.ts';

const PRICED: readonly Priced[] = [
  'writeUnit',
  'readUnit',
  'stateTransition',
  'lambdaRequest',
  'lambdaGbSecond',
  'schedulerInvocation',
];

export interface CostLine {
  readonly what: string;
  readonly quantity: number;
  readonly usd: number;
}

/** One line for everything of which there is some. */
export const costLines = (quantities: Quantities): readonly CostLine[] =>
  PRICED.flatMap((priced) => {
    const quantity = quantities[priced] ?? 0;
    const { usd, per, what } = LIST_PRICES[priced];
    return quantity === 0 ? [] : [{ what, quantity, usd: (quantity * usd) / per }];
  });

export const costOf = (quantities: Quantities): number => costLines(quantities).reduce((sum, { usd }) => sum + usd, 0);
