import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from '../throughput/phases.ts';
import type { ThroughputFigures } from '../throughput/throughput-figures.ts';
import { rateOf, reportThroughput, throughputTargets } from './throughput.ts';

const COUNTS: Readonly<Record<Phase, number>> = {
  'import of affiliates': 100,
  'import of commissions': 600,
  'making of batches': 50,
  paying: 50,
};
const CPU = { engine: 1, lambdas: 3, main: 1, helpers: 1, recorder: 0.5, client: 0.5, idle: 2, all: 10 };

const engineRun = (connections: number, seconds: readonly number[], different = 0, raced = 0) => ({
  connections,
  phases: PHASES.map((phase, index) => ({
    phase,
    seconds: seconds[index] ?? 0,
    different: index === 0 ? different : 0,
    raced: index === 0 ? raced : 0,
  })),
});

const figures = (over: Partial<ThroughputFigures> = {}): ThroughputFigures => ({
  sampleTimes: 10,
  profiledTimes: 1,
  stack: PHASES.map((phase) => ({
    phase,
    count: COUNTS[phase],
    seconds: 5,
    requests: 1_000,
    inFlight: { busyShare: 0.5, mean: 2, most: 9 },
    cpu: CPU,
  })),
  engine: [engineRun(1, [1, 3, 1, 2]), engineRun(8, [0.5, 2, 2, 1])],
  profile: [{ phase: 'paying', lambdas: { zod: 30, garbage: 50 }, main: { 'state machines': 5, 'local stack': 15 } }],
  ...over,
});

describe('throughput', () => {
  it('is beside the engine with as many connections as it was fastest with, phase by phase', () => {
    expect(rateOf(figures(), ['import of commissions'])).toEqual({ stack: 120, engine: 300 });
    expect(rateOf(figures(), ['making of batches', 'paying'])).toEqual({ stack: 5, engine: 25 });
  });

  it('should be at least half of the engine’s', () => {
    expect(throughputTargets(figures()).map(({ measured, target }) => [measured, target])).toEqual([
      [5, 12.5],
      [120, 150],
    ]);
  });

  it('is told with the answers that were not the recorded ones', () => {
    const told = (raced: number) =>
      reportThroughput(figures({ engine: [engineRun(1, [1, 1, 1, 1], 3, raced)] })).join('\n');
    expect(told(3)).toContain('Of 4,000 answers 3 were not the recorded one: of each of them');
    expect(told(3)).not.toContain('not explained');
    expect(told(1)).toContain('the other 2 are not explained');
    expect(reportThroughput(figures()).join('\n')).toContain('Each of 8,000 answers was the recorded one');
  });

  it('is told with what was not measured, and what other programs took', () => {
    const text = reportThroughput(figures()).join('\n');
    expect(text).toContain('| other programs | 10 % | 10 % | 10 % | 10 % |');
    const { engine: _engine, ...cpu } = CPU;
    const without = figures({ stack: figures().stack.map((phase) => ({ ...phase, cpu })) });
    expect(reportThroughput(without).join('\n')).toContain('| engine | not measured |');
  });

  it('is told with the shares of what threads did', () => {
    const text = reportThroughput(figures()).join('\n');
    expect(text).toContain('| Lambdas: zod | 30 % |');
    expect(text).toContain('| main thread: state machines | 5 % |');
    expect(text).toContain('| main thread: everything else | 15 % |');
  });
});
