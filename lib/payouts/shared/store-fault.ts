/**
 * Of one item among many: it could not be read or written, for a reason of ours and not of the item. The others go on, and
 * whoever asked is told. `error`: what was thrown, for our log alone.
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

/** The verdicts, of which some may be faults. @throws what was thrown, if it was for every one: then the store is down */
export function unlessAllFaulty<Verdict extends object>(verdicts: readonly Verdict[]): readonly Verdict[] {
  const [first] = verdicts;
  if (first && 'error' in first && verdicts.every((verdict) => 'error' in verdict)) throw first.error;
  return verdicts;
}
