import type * as z from 'zod';

/** Records of one kind, by id, in the order in which they were first put. */
export interface Collection<T> {
  /** @param due when `due` lists it, in milliseconds since 1970; if absent, never */
  put(id: string, value: T, due?: number): void;
  get(id: string): T | undefined;
  all(): T[];
  /** What has become due by then, the longest due first. */
  due(until: number): T[];
  delete(id: string): void;
}

/** Where a bank keeps what it remembers. */
export interface Records {
  collection<T>(kind: string, schema: z.ZodType<T>): Collection<T>;
  /** All of it or nothing. A transaction within another is part of that. */
  transaction<T>(work: () => T): T;
  close(): void;
}
