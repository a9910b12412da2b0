/** What is still being compared, and what has differed. */
const comparing = new Set<Promise<void>>();
const differences: unknown[] = [];

/** Lets a comparison go on beside the test, whose order it must not change. */
export function compare(same: Promise<void>): void {
  const compared = same
    .catch((error: unknown) => void differences.push(error))
    .finally(() => comparing.delete(compared));
  comparing.add(compared);
}

/** @throws Error of the first comparison since the last call that found a difference */
export async function requireAllSame(): Promise<void> {
  await Promise.all(comparing);
  const [first] = differences.splice(0);
  if (first !== undefined) throw first;
}
