import { lazy, type ReactNode, Suspense } from 'react';
import type { Summary } from '../shared/api/types.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { WhenSeen } from '../shared/looks/when-seen.tsx';

// Charts weigh more than a page; they come when somebody looks at them.
const PaidChart = lazy(async () => ({ default: (await import('./paid-chart.tsx')).PaidChart }));

interface PaidChartsProps {
  readonly rows: Summary['rows'];
  readonly currency: string;
}

/** The charts of one currency. Loaded once they come into view. */
export const PaidCharts = ({ rows, currency }: PaidChartsProps): ReactNode => (
  <WhenSeen>
    <Suspense fallback={<Loading what="the chart" />}>
      <PaidChart rows={rows.filter((row) => row.currency === currency)} currency={currency} />
    </Suspense>
  </WhenSeen>
);
