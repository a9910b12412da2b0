import * as z from 'zod';
import { NO_UNITS, sumOf, type Units } from './units.ts';

const capacity = z.object({ CapacityUnits: z.number() });
const consumedSchema = z.object({
  Table: capacity,
  GlobalSecondaryIndexes: z.record(z.string(), capacity).optional(),
});
/** The answer to a request about several tables has a list, all others have one. */
const answerSchema = z.object({
  ConsumedCapacity: z.union([z.array(consumedSchema), consumedSchema.transform((one) => [one])]),
});

const READS = /^(Get|BatchGet|TransactGet|Query|Scan)/;

/**
 * What a request took, by its answer (`ReturnConsumedCapacity: INDEXES`).
 *
 * @param command its name, such as `QueryCommand`, because reads and writes are in the same fields
 * @throws ZodError for an answer without ConsumedCapacity
 */
export const consumedBy = (command: string, answer: unknown): Units => {
  const isRead = READS.test(command);
  const of = ({ Table, GlobalSecondaryIndexes = {} }: z.output<typeof consumedSchema>): Units => {
    const table = Table.CapacityUnits;
    const index = Object.values(GlobalSecondaryIndexes).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
    return isRead
      ? { ...NO_UNITS, tableReads: table, indexReads: index }
      : { ...NO_UNITS, tableWrites: table, indexWrites: index };
  };
  return { ...sumOf(answerSchema.parse(answer).ConsumedCapacity.map(of)), requests: 1 };
};
