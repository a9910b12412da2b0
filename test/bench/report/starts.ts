import type { StartFigures } from '../start/start-figures.ts';
import type { Target } from './targets.ts';
import { number, table } from './text.ts';

/** Measured beside it on 2026-11-27: esbuild and the CDK app each alone, and the engine as in the throughput part. */
const NEXT_FLOOR =
  'What the next floor is, on this machine: bundling every Lambda takes 13 seconds of a core and synthesising the CDK app 4, so that two cores cannot start in less than about 9 seconds the first time. Shared chunks would be bundled in a sixth of the time, but an API Lambda would then load 660 kB instead of 457. The second start finds both made. Of the demo, the engine alone takes 16 seconds.';

export const reportStarts = ({
  first,
  second,
  firstDemoSeconds,
  secondDemoSeconds,
  copies,
}: StartFigures): readonly string[] => [
  `What somebody waits for who has just cloned the project and run \`npm ci\`: nothing was built or compiled before. Whole commands, from npm to their end or to their answer; ${copies === 1 ? 'in one fresh copy' : `the median of ${copies} fresh copies`}. A start is ready once it says so, and the page is the first one of the console, as a browser asks for it.`,
  table(
    ['', 'ready, s', 'page, s'],
    [
      ['first `npm start`', number(first.readySeconds), number(first.pageSeconds)],
      ['second `npm start`', number(second.readySeconds), number(second.pageSeconds)],
    ],
  ),
  table(
    ['', 'seconds'],
    [
      ['`npm run demo`, before anything else', number(firstDemoSeconds)],
      ['`npm run demo` again', number(secondDemoSeconds)],
    ],
  ),
  NEXT_FLOOR,
];

export const startTargets = ({ first, firstDemoSeconds }: StartFigures): readonly Target[] => [
  { what: 'a first `npm start`, until it is ready', unit: 's', measured: first.readySeconds, target: 5 },
  { what: "a first `npm start`, until the console's page is there", unit: 's', measured: first.pageSeconds, target: 5 },
  { what: '`npm run demo`, before anything else', unit: 's', measured: firstDemoSeconds, target: 20 },
];
