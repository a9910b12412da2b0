/** Tells the person at the terminal something, one line at a time. */
export type Say = (line: string) => void;

/** Lines with the time of day in front. */
export const timedConsole =
  (write: (text: string) => void): Say =>
  (line) =>
    write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);

/** The message of anything that was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
