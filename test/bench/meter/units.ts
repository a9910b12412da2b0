import * as z from 'zod';

/**
 * What DynamoDB charges for. A write unit is up to 1 KB written, two in a transaction; a read unit is up to 4 KB read strongly
 * consistently, half of one otherwise. What an index takes is kept apart from what the table takes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const unitsSchema = z.strictObject({
  tableReads: z.number(),
  indexReads: z.number(),
  tableWrites: z.number(),
  indexWrites: z.number(),
  /** Round trips to the engine. */
  requests: z.number(),
});
export type Units = Readonly<z.output<typeof unitsSchema>>;

export const NO_UNITS: Units = { tableReads: 0, indexReads: 0, tableWrites: 0, indexWrites: 0, requests: 0 };

const combined = (left: Units, right: Units, by: (one: number, other: number) => number): Units => ({
  tableReads: by(left.tableReads, right.tableReads),
  indexReads: by(left.indexReads, right.indexReads),
  tableWrites: by(left.tableWrites, right.tableWrites),
  indexWrites: by(left.indexWrites, right.indexWrites),
  requests: by(left.requests, right.requests),
});

export const sumOf = (all: Iterable<Units>): Units =>
  [...all].reduce((sum, one) => combined(sum, one, (left, right) => left + right), NO_UNITS);

/** The share of each of `count` things. */
export const each = (units: Units, count: number): Units => combined(units, units, (one) => one / count);

export const readsOf = ({ tableReads, indexReads }: Units): number => tableReads + indexReads;
export const writesOf = ({ tableWrites, indexWrites }: Units): number => tableWrites + indexWrites;
