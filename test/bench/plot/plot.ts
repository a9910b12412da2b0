import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LabelLayout, SVGRenderer]);

export interface Line {
  readonly name: string;
  /** Pairs of what is counted along the x axis and what was measured there. Both are above 0. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot {
  readonly x: string;
  readonly y: string;
  readonly lines: readonly Line[];
}

/** Each can be told from a white and from a dark page. */
export const COLOURS = [
  '#2f81f7',
  '#d9730d',
  '#2da44e',
  '#e5534b',
  '#986ee2',
  '#b0812a',
  '#d4569b',
  '#1b8f9e',
  '#768390',
] as const;
/** Words, axes and the lines of the grid. */
export const INK = '#768390';
const GRID = '#76839040';

const WIDTH = 900;
const HEIGHT = 460;
const FONT = { fontFamily: 'sans-serif', fontSize: 12 } as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;

const axis = (name: string, nameGap: number) => ({
  type: 'log' as const,
  name,
  nameLocation: 'middle' as const,
  nameGap,
  nameTextStyle: { ...FONT, color: INK },
  axisLabel: { ...FONT, color: INK, formatter: (value: number) => value.toLocaleString('en-US') },
  axisLine: { show: true, lineStyle: { color: INK } },
  splitLine: { lineStyle: { color: GRID } },
});

/** Lines over two logarithmic axes, each named at its end, as SVG for a white or a dark page. The same lines give the same text. */
export const svgOf = ({ x, y, lines }: Plot): string => {
  const chart = init(undefined, undefined, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      grid: { left: 75, right: 250, top: 20, bottom: 50 },
      xAxis: { ...axis(x, 30), ...rangeOf(lines) },
      yAxis: axis(y, 55),
      series: lines.map(({ name, points }, index) => {
        const color = COLOURS[index % COLOURS.length];
        return {
          type: 'line',
          name,
          data: points.map((point) => [...point]),
          color,
          symbol: SYMBOLS[index % SYMBOLS.length],
          symbolSize: 8,
          lineStyle: { width: 2 },
          endLabel: { ...FONT, show: true, formatter: '{a}', color, distance: 12 },
          labelLayout: { moveOverlap: 'shiftY' },
        };
      }),
    });
    return withFixedNames(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
};

const rangeOf = (lines: readonly Line[]) => {
  const all = lines.flatMap(({ points }) => points.map(([x]) => x));
  return { min: Math.min(...all), max: Math.max(...all) };
};

/** The library's names in the text (`zr3-c1`) count whatever its process has drawn before. Here they count from 1 in each plot. */
const withFixedNames = (svg: string): string => {
  const names = new Map<string, string>();
  return `${svg.replaceAll(/\bzr\d+-(?:c|cls-)\d+/g, (name) => {
    const fixed = names.get(name) ?? `plot-${names.size + 1}`;
    names.set(name, fixed);
    return fixed;
  })}\n`;
};
