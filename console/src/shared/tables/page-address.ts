import { useLocation, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import * as z from 'zod/mini';

/** Beside the address, in the history only: the cursors of the pages before this one. */
const historySchema = z.object({ cursors: z.array(z.string()) });

const MAX_PAGE_DIGITS = 4;

/** Which page of a listing is shown. It stands in the address, so that a link leads to it and the back button works. */
export interface PageAddress {
  /** Of this page; `undefined` on the first. */
  readonly cursor: string | undefined;
  /** From 1. */
  readonly number: number;
  /** Shows another page: the one after this, or any before. */
  readonly show: (number: number, nextCursor: string | undefined) => void;
}

const numberOf = (text: string | null): number =>
  text !== null && /^[1-9]\d*$/.test(text) && text.length <= MAX_PAGE_DIGITS ? Number(text) : 1;

export const usePageAddress = (): PageAddress => {
  const [parameters] = useSearchParams();
  const [path, navigate] = useLocation();
  const state = useHistoryState<unknown>();
  const cursor = parameters.get('cursor') ?? undefined;
  const number = cursor === undefined ? 1 : numberOf(parameters.get('page'));
  const before = z.safeParse(historySchema, state).data?.cursors ?? [];

  const show = (wanted: number, nextCursor: string | undefined) => {
    // Cursors of the pages 2, 3, …; a link that was sent does not have them, and leads back to the first page only.
    const cursors = cursor === undefined ? [] : [...before, cursor];
    const found = wanted > number ? nextCursor : cursors[wanted - 2];
    const next = new URLSearchParams(parameters);
    next.delete('cursor');
    next.delete('page');
    if (found !== undefined && wanted > 1) {
      next.set('page', String(wanted));
      next.set('cursor', found);
    }
    const query = next.toString();
    navigate(query === '' ? path : `${path}?${query}`, {
      state: { cursors: cursors.slice(0, Math.max(0, wanted - 2)) },
    });
  };
  return { cursor, number, show };
};
