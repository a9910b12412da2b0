/** What the bench does with the whole stack, in this order. */
export const PHASES = ['import of affiliates', 'import of commissions', 'making of batches', 'paying'] as const;
export type Phase = (typeof PHASES)[number];

/** From when to when a phase lasted, in milliseconds of {@link now}. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds of the machine's monotonic clock, which all processes share. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

export const secondsOf = ({ from, to }: Span): number => (to - from) / 1_000;
