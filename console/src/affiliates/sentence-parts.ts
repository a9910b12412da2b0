const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `23 November 2026 (UTC)`: the same for whoever reads it, wherever they are. */
export const day = (at: string): string => `${DAY.format(new Date(at))} (UTC)`;

/** Somebody's own words as the end of a sentence, without a full stop of their own. */
export const clause = (words: string): string => words.trim().replace(/[.\s]+$/, '');
