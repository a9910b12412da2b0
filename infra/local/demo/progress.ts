import { Presets, SingleBar } from 'cli-progress';

/** Shows a progress bar on a terminal. Elsewhere (a log) it shows only start and end. */
export const withProgress = async <T>(
  label: string,
  total: number,
  work: (advance: (done: number) => void) => Promise<T>,
): Promise<T> => {
  const bar = new SingleBar(
    {
      format: `${label.padEnd(12)} {bar} {value}/{total}`,
      noTTYOutput: true,
      notTTYSchedule: 60_000,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  try {
    return await work((done) => bar.increment(done));
  } finally {
    bar.stop();
  }
};
