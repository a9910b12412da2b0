import type { Progress } from './progress-file.ts';

/** The rate of the last half minute or so says best when a run will end. */
const REMEMBERED = 6;

type Moment = { readonly histories: number; readonly seconds: number };

/** Says how far a run is, how fast it goes, and when it will be done. */
export class Pace {
  readonly #moments: Moment[] = [];

  /** One line, told every few seconds. */
  line({ tally, runs, seconds }: Progress, memoryBytes: number): string {
    const { histories } = tally;
    this.#moments.push({ histories, seconds });
    if (this.#moments.length > REMEMBERED) this.#moments.shift();
    const [first = { histories: 0, seconds: 0 }] = this.#moments.length > 1 ? this.#moments : [];
    const rate = (histories - first.histories) / Math.max(0.001, seconds - first.seconds);
    const left =
      rate > 0 ? `about ${timeText((runs - histories) / rate)} left` : 'too early to say how much time is left';
    const found = sum(tally.broken);
    return `${grouped(histories)} of ${grouped(runs)} histories, ${rate.toFixed(0)} a second, ${grouped(sum(tally.faults))} faults, ${found} broken, ${Math.round(memoryBytes / 2 ** 20)} MB; ${left}`;
  }
}

export const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, times) => all + times, 0);

export const grouped = (value: number): string => value.toLocaleString('en-US');

/** Hours, minutes and seconds. */
export function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.trunc(whole / 3_600), Math.trunc(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
