import type { Phase } from '../throughput/phases.ts';
import { GROUPS, type Group } from '../throughput/profile/group-of.ts';
import type { Cpu } from '../throughput/stack/cpu-of-stack.ts';
import type { ThroughputFigures } from '../throughput/throughput-figures.ts';
import type { Target } from './targets.ts';
import { number, table } from './text.ts';

/** What can be counted, and the phases that it takes. */
const RATES: readonly { readonly what: string; readonly phases: readonly Phase[] }[] = [
  { what: 'affiliates imported', phases: ['import of affiliates'] },
  { what: 'commissions imported', phases: ['import of commissions'] },
  { what: 'payments made: claimed, in batches', phases: ['making of batches'] },
  { what: 'payments paid: sent and settled', phases: ['paying'] },
  { what: '**payouts**, made and paid', phases: ['making of batches', 'paying'] },
];
const COMMISSIONS: readonly Phase[] = ['import of commissions'];
const PAYOUTS: readonly Phase[] = ['making of batches', 'paying'];

interface Rate {
  readonly stack: number;
  readonly engine: number;
}

/** Things a second, through the whole stack and through the engine alone. */
export const rateOf = ({ stack, engine }: ThroughputFigures, phases: readonly Phase[]): Rate => {
  const counted = stack.find(({ phase }) => phase === phases[0]);
  if (counted === undefined) throw new Error(`${phases[0]} was not measured`);
  return {
    stack: counted.count / secondsIn(stack, phases),
    engine: counted.count / secondsIn(fastest(engine), phases),
  };
};

/** The engine's ceiling: each phase with as many connections as it was fastest with. */
const fastest = (runs: ThroughputFigures['engine']): readonly Timed[] =>
  (runs[0]?.phases ?? []).map(({ phase }) => ({
    phase,
    seconds: Math.min(...runs.map(({ phases }) => secondsIn(phases, [phase]))),
  }));

interface Timed {
  readonly phase: Phase;
  readonly seconds: number;
}

const secondsIn = (measured: readonly Timed[], phases: readonly Phase[]): number =>
  measured.reduce((sum, { phase, seconds }) => sum + (phases.includes(phase) ? seconds : 0), 0);

/** At least half of what the engine alone reaches. */
export const throughputTargets = (figures: ThroughputFigures): readonly Target[] =>
  [
    { what: 'payouts through the whole local stack', phases: PAYOUTS },
    { what: 'commissions imported through the whole local stack', phases: COMMISSIONS },
  ].map(({ what, phases }) => {
    const { stack, engine } = rateOf(figures, phases);
    return { what, unit: 'a second', measured: stack, target: engine / 2, moreIsBetter: true, digits: 0 };
  });

export const reportThroughput = (figures: ThroughputFigures): readonly string[] => [
  `The rows of \`npm run demo\` ${timesOf(figures.sampleTimes)}, over HTTP, through the stack that \`npm start\` runs: ${countsOf(figures)}. The client imports with four requests at a time, makes batches until nothing is left, executes all of them, and waits. Batches are executed one after the other, as everywhere.`,
  'Beside it the engine alone: every request that reached it, reads and writes, is sent to a fresh engine once more.',
  table(
    ['a second', 'whole stack', 'engine alone', 'share'],
    RATES.map(({ what, phases }) => {
      const { stack, engine } = rateOf(figures, phases);
      return [what, number(stack, 0), number(engine, 0), percent(stack / engine)];
    }),
  ),
  `What the second run keeps of the first: the phases come one after the other. Requests that touch the same item, of which one writes it, keep the order of their answers; so do a query and the writes to its partition, and a query of an index and all writes. Apart from that they go as fast as the connections take them, and each phase counts with as many connections as it was fastest with. The think time between them is gone, and so is everything but the engine and a client that sends bytes. ${differencesOf(figures)}`,
  table(
    ['', ...figures.stack.map(({ phase }) => phase)],
    [
      ['seconds', ...figures.stack.map(({ seconds }) => number(seconds))],
      ...figures.engine.map(({ connections, phases }) => [
        `seconds of the engine alone, ${connectionsOf(connections)}`,
        ...phases.map(({ seconds }) => number(seconds)),
      ]),
      ...figures.engine.map(({ connections, phases }) => [
        `other programs meanwhile, ${connectionsOf(connections)}`,
        ...phases.map(({ others }) => (others === undefined ? 'not measured' : percent(others))),
      ]),
      ['requests to the engine', ...figures.stack.map(({ requests }) => number(requests))],
      ['under way at once, on average', ...figures.stack.map(({ inFlight }) => number(inFlight.mean))],
      ['at most', ...figures.stack.map(({ inFlight }) => number(inFlight.most))],
      ['time with at least one', ...figures.stack.map(({ inFlight }) => percent(inFlight.busyShare))],
    ],
  ),
  '### Where the time goes',
  'Shares of the time of all cores, phase by phase. The recorder stands between stack and engine; its share is the price of recording. Other programs are what the machine did beside the bench.',
  table(['', ...figures.stack.map(({ phase }) => phase)], cpuRows(figures)),
  `What the threads did while they did not wait, by V8's CPU profile of another run (the sample ${timesOf(figures.profiledTimes)}). The start of every Lambda is in it.`,
  table(['', ...figures.profile.map(({ phase }) => phase)], profileRows(figures)),
];

const percent = (share: number): string => `${number(share * 100, share < 0.01 ? 1 : 0)} %`;

const connectionsOf = (count: number): string => (count === 1 ? 'one connection' : `${count} connections`);

const timesOf = (times: number): string => (times === 1 ? 'once' : `${number(times, 2)} times`);

const countsOf = ({ stack }: ThroughputFigures): string => {
  const count = (phase: Phase) => number(stack.find((one) => one.phase === phase)?.count ?? 0);
  return `${count('import of commissions')} commissions of ${count('import of affiliates')} affiliates, of whom ${count('paying')} can be paid`;
};

const differencesOf = ({ stack, engine }: ThroughputFigures): string => {
  const phases = engine.flatMap((run) => run.phases);
  const different = phases.reduce((sum, phase) => sum + phase.different, 0);
  const raced = phases.reduce((sum, phase) => sum + phase.raced, 0);
  const requests = stack.reduce((sum, phase) => sum + phase.requests, 0) * engine.length;
  if (different === 0) return `Each of ${number(requests)} answers was the recorded one.`;
  const explained = `of ${raced === different ? 'each' : number(raced)} of them a request that it depends on was under way at the same moment, so nobody knows which of the two the engine carried out first`;
  const rest = different - raced === 0 ? '' : `; the other ${number(different - raced)} are not explained`;
  return `Of ${number(requests)} answers ${number(different)} were not the recorded one: ${explained}${rest}.`;
};

const KINDS: readonly (readonly [string, keyof Cpu])[] = [
  ['engine', 'engine'],
  ['Lambdas', 'lambdas'],
  ["V8's helpers: garbage, compilation", 'helpers'],
  ['HTTP API, state machines, stream', 'main'],
  ['recorder', 'recorder'],
  ['client', 'client'],
];

const cpuRows = ({ stack }: ThroughputFigures): string[][] => [
  ...KINDS.map(([name, kind]) => [
    name,
    ...stack.map(({ cpu }) => {
      const seconds = cpu[kind];
      return seconds === undefined ? 'not measured' : percent(seconds / cpu.all);
    }),
  ]),
  ['other programs', ...stack.map(({ cpu }) => othersIn(cpu))],
  ['idle', ...stack.map(({ cpu }) => percent(cpu.idle / cpu.all))],
];

/** Which programs they were, nobody knows. */
const othersIn = (cpu: Cpu): string => {
  const ours = KINDS.map(([, kind]) => cpu[kind]);
  if (ours.includes(undefined)) return 'not measured';
  const left = cpu.all - cpu.idle - ours.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
  return percent(Math.max(0, left) / cpu.all);
};

const profileRows = ({ profile }: ThroughputFigures): string[][] => {
  const all = profile.map(({ lambdas, main }) => total(lambdas) + total(main));
  const row = (name: string, timeIn: (phase: ThroughputFigures['profile'][number]) => number) => [
    name,
    ...profile.map((phase, index) => percent(timeIn(phase) / (all[index] || 1))),
  ];
  const ofLambdas = GROUPS.filter((group) => profile.some(({ lambdas }) => (lambdas[group] ?? 0) > 0));
  return [
    ...ofLambdas.map((group) => row(`Lambdas: ${group}`, ({ lambdas }) => lambdas[group] ?? 0)),
    row('main thread: state machines', ({ main }) => main['state machines'] ?? 0),
    row('main thread: everything else', ({ main }) => total(main) - (main['state machines'] ?? 0)),
  ];
};

const total = (times: Partial<Record<Group, number>>): number =>
  Object.values(times).reduce((sum, milliseconds) => sum + milliseconds, 0);
