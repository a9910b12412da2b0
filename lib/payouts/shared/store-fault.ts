/**
 * One item among many could not be read or written, through a fault of ours. The others go on, and the caller is told.
 * `error`: what was thrown, for our log only.
 */
export type StoreFault = {
  readonly code: 'store_unavailable';
  readonly message: string;
  readonly error: unknown;
};

export function storeFault(error: unknown): StoreFault {
  const message =
    'What is stored about this could not be read or written just now. Ask again: what was done is not done twice.';
  return { code: 'store_unavailable', message, error };
}

/** The verdicts, some of which may be faults. @throws the error if every item failed, because then the store is down */
export function unlessAllFaulty<Verdict extends object>(verdicts: readonly Verdict[]): readonly Verdict[] {
  const [first] = verdicts;
  if (first && 'error' in first && verdicts.every((verdict) => 'error' in verdict)) throw first.error;
  return verdicts;
}
