import type { SlotFigures } from '../slot/slot-figures.ts';
import { number, table } from './text.ts';

export const reportSlots = (slots: readonly SlotFigures[]): readonly string[] => [
  `One batch sends at a time: it holds the slot. What a batch of ${slots[0]?.payments ?? 0} does meanwhile, in the states of its machine. The time is that of the use cases and the Mock bank on this machine, without Step Functions and Lambda. Waits are by design, and pass on a clock of the bench.`,
  ...slots.flatMap(({ slotCase, waitedSeconds, parts }) => [
    `#### ${slotCase[0]?.toUpperCase()}${slotCase.slice(1)}`,
    table(
      ['state', 'times', 'round trips to DynamoDB', 'milliseconds'],
      [
        ...parts.map(({ state, times, requests, milliseconds }) => [
          state,
          number(times),
          number(requests),
          number(milliseconds, 0),
        ]),
        [
          '**together**',
          number(sum(parts, 'times')),
          number(sum(parts, 'requests')),
          number(sum(parts, 'milliseconds'), 0),
        ],
      ],
    ),
    `Waits: ${number(waitedSeconds)} s.`,
  ]),
];

const sum = (parts: SlotFigures['parts'], figure: 'times' | 'requests' | 'milliseconds'): number =>
  parts.reduce((total, part) => total + part[figure], 0);
