import { reportSlots } from '../report/slots.ts';
import { measureSlots, type SlotFigures, slotsSchema } from '../slot/slot-figures.ts';
import type { Part } from './part.ts';

export const slot: Part<readonly SlotFigures[]> = {
  name: 'slot',
  title: 'How long a batch keeps the others waiting',
  isTimed: true,
  schema: slotsSchema,
  measure: measureSlots,
  report: reportSlots,
};
