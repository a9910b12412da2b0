import type { LambdaFigures } from '../cold-start/cold-start-figures.ts';
import type { Target } from './targets.ts';
import { number, table } from './text.ts';

const isApi = ({ entry }: LambdaFigures): boolean => entry.startsWith('functions/api/');
const isAuthorizer = ({ entry }: LambdaFigures): boolean => entry === 'functions/authorizer.ts';
const kilobytes = (bytes: number): number => bytes / 1_000;

const NEXT_FLOOR = [
  'The code of RiseWorks (459 kB, most of it signatures) is a module of its own beside those that call a provider, and loaded by',
  'the first call. What is left is 201 kB of the DynamoDB client with its document client, 108 kB of zod and 35 kB of Powertools:',
  'with these three, which every route has, no Lambda gets below 345 kB. The next step would be the small form of zod, as the',
  'authorizer has it: 75 kB less of each.',
].join(' ');

export const reportColdStarts = (lambdas: readonly LambdaFigures[]): readonly string[] => [
  'What each Lambda loads at its start: one module, minified, as it is deployed, and what importing it takes in a fresh process: time, and the memory of the whole process after it. The largest first.',
  NEXT_FLOOR,
  table(
    ['Lambda', 'kB', 'load, ms', 'memory, MB'],
    lambdas
      .toSorted((left, right) => right.bytes - left.bytes)
      .map(({ entry, bytes, loadMilliseconds, megabytes }) => [
        `\`${entry}\``,
        number(kilobytes(bytes), 0),
        number(loadMilliseconds, 0),
        number(megabytes, 0),
      ]),
  ),
];

export const coldStartTargets = (lambdas: readonly LambdaFigures[]): readonly Target[] => {
  const largest = (some: readonly LambdaFigures[]) => Math.max(...some.map(({ bytes }) => kilobytes(bytes)));
  const api = lambdas.filter(isApi);
  const slowest = Math.max(...api.map(({ loadMilliseconds }) => loadMilliseconds));
  return [
    { what: 'the largest bundle of the API', unit: 'kB', measured: largest(api), target: 350, digits: 0 },
    {
      what: 'the bundle of the authorizer',
      unit: 'kB',
      measured: largest(lambdas.filter(isAuthorizer)),
      target: 100,
      digits: 0,
    },
    { what: 'the slowest load of the API', unit: 'ms', measured: slowest, target: 60, digits: 0 },
  ];
};
