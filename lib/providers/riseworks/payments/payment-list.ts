import type { Item } from '../api/payment-item-schema.ts';
import type { RiseApi, Window } from '../api/rise-api.ts';
import { RiseError } from '../rise-error.ts';
import type { RiseSettings } from '../settings.ts';

export type PaymentList = { readonly items: readonly Item[]; readonly complete: boolean };

const DAY_MS = 86_400_000;
/** Longer windows are asked for in parts, because Rise's list has no pages. */
const WIDEST_MS = 31 * DAY_MS;

/**
 * What Rise lists for a window of time, with a day added on either side. Rise does not publish which time it filters by, in
 * which zone, and whether the end is included. Payments that another team makes are left out.
 *
 * @returns `complete`: nothing was cut off or unreadable, as far as can be seen
 */
export async function listOf(
  api: RiseApi,
  { team, listCap }: Pick<RiseSettings, 'team' | 'listCap'>,
  { from, to }: Window,
): Promise<PaymentList> {
  const wide = { from: new Date(from.getTime() - DAY_MS), to: new Date(to.getTime() + DAY_MS) };
  const parts: PaymentList[] = [];
  for (const part of partsOf(wide)) parts.push(await listPart(api, listCap, part));
  const ours = parts.flatMap(({ items }) => items).filter(({ payer }) => payer === team);
  // Parts may overlap.
  const byId = new Map(ours.map((item) => [item.nanoid, item]));
  return { items: [...byId.values()], complete: parts.every(({ complete }) => complete) };
}

/** Asks for halves of a window that is too large, or whose list is cut off at a known number. */
async function listPart(api: RiseApi, cap: number | undefined, part: Window): Promise<PaymentList> {
  const isShortest = part.to.getTime() - part.from.getTime() <= DAY_MS;
  try {
    const { items, unreadable } = await api.payments(part);
    const isCutOff = cap !== undefined && items.length + unreadable >= cap;
    if (!isCutOff || isShortest) return { items, complete: !isCutOff && unreadable === 0 };
  } catch (error) {
    if (!(error instanceof RiseError) || error.code !== 'too_large' || isShortest) throw error;
  }
  const [early, late] = halvesOf(part);
  const [one, other] = [await listPart(api, cap, early), await listPart(api, cap, late)];
  return { items: [...one.items, ...other.items], complete: one.complete && other.complete };
}

function halvesOf({ from, to }: Window): readonly [Window, Window] {
  const middle = new Date((from.getTime() + to.getTime()) / 2);
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

function partsOf({ from, to }: Window): Window[] {
  const parts: Window[] = [];
  for (let start = from.getTime(); start < to.getTime(); start += WIDEST_MS) {
    parts.push({ from: new Date(start), to: new Date(Math.min(start + WIDEST_MS, to.getTime())) });
  }
  return parts;
}
