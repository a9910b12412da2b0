import BarChart from '@cloudscape-design/components/bar-chart';
import type { ReactNode } from 'react';
import type { Summary } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { percent } from '../shared/money/percent.ts';
import { amountScale, STEPS } from './amount-scale.ts';

const HEIGHT = 200;
const HUNDRED = 100;

export interface PaidChartProps {
  /** Of one currency, in the order of time. */
  readonly rows: Summary['rows'];
  readonly currency: string;
}

interface Bar {
  readonly period: string;
  /** As it is drawn. */
  readonly height: number;
  /** Exact. */
  readonly text: string;
}

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly highest: number;
  readonly labelAt: (height: number) => string;
}

const Bars = ({ title, bars, highest, labelAt }: BarsProps): ReactNode => {
  const exact = new Map(bars.map(({ period, text }) => [period, text]));
  return (
    <BarChart
      series={[{ title, type: 'bar', data: bars.map(({ period, height }) => ({ x: period, y: height })) }]}
      xDomain={bars.map(({ period }) => period)}
      yDomain={[0, highest]}
      xTitle="Made in"
      yTitle={title}
      yTickFormatter={labelAt}
      detailPopoverSeriesContent={({ series, x }) => ({ key: series.title, value: exact.get(x) ?? '' })}
      height={HEIGHT}
      hideFilter
      hideLegend
      ariaLabel={`${title}, by period`}
      ariaDescription="The table below has the same figures."
    />
  );
};

/** How much was paid in each period, and how many payments of a hundred succeeded. What is shown of a bar is the exact figure. */
export const PaidChart = ({ rows, currency }: PaidChartProps): ReactNode => {
  const { heights, labelAt } = amountScale(rows.map(({ paid }) => paid.amount));
  const paid = rows.map(({ period, paid: { amount } }, index): Bar => {
    return { period, height: heights[index] ?? 0, text: moneyText({ amount, currency }) };
  });
  const succeeded = rows.map(({ period, successRate }): Bar => {
    return { period, height: Number(successRate ?? '0') * HUNDRED, text: percent(successRate) };
  });
  return (
    <div className="charts">
      <Bars title={`Paid in ${currency}`} bars={paid} highest={STEPS} labelAt={labelAt} />
      <Bars
        title={`Payments in ${currency} that succeeded, of a hundred`}
        bars={succeeded}
        highest={HUNDRED}
        labelAt={String}
      />
    </div>
  );
};
