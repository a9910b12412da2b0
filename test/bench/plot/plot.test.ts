import { describe, expect, it } from 'vitest';
import { COLOURS, INK, svgOf } from './plot.ts';

const plot = {
  x: 'affiliates',
  y: 'units',
  lines: [
    {
      name: 'flat',
      points: [
        [1_000, 5],
        [100_000, 5],
      ],
    },
    {
      name: 'steep',
      points: [
        [1_000, 5],
        [100_000, 50_000],
      ],
    },
  ],
} as const;

/** Of the relative luminances of two colours (WCAG 2.2). */
const contrast = (one: string, other: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (high + 0.05) / (low + 0.05);
};
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('a plot', () => {
  it('names its axes and, at its end, each line', () => {
    const svg = svgOf(plot);
    for (const words of ['affiliates', 'units', 'flat', 'steep', '1,000', '100,000'])
      expect(svg).toContain(`>${words}<`);
  });

  it('is the same text for the same figures, whatever was drawn before', () => {
    expect(svgOf(plot)).toBe(svgOf(plot));
    expect(svgOf(plot)).not.toBe(svgOf({ ...plot, y: 'milliseconds' }));
  });

  it.each([...COLOURS, INK])('%s can be told from a white and from a dark page', (colour) => {
    for (const page of ['#ffffff', '#0d1117']) expect(contrast(colour, page)).toBeGreaterThan(3);
  });
});
