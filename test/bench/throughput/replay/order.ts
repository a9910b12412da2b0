import type { Mode, Touches } from './touches.ts';

/** Requests that may be under way together: of the same kind, and next to each other among those that touch the thing. */
interface Group {
  readonly mode: Mode;
  readonly members: readonly number[];
}

/**
 * For each request the earlier ones that it has to wait for: those that touch the same and come before it. A request only
 * waits for those among the last `window`, because no request is begun before all that are further back have ended.
 */
export const waitsFor = (requests: Iterable<Touches>, window: number): (readonly number[])[] => {
  const last = new Map<string, { readonly before: readonly number[]; readonly group: Group }>();
  const waits: (readonly number[])[] = [];
  for (const touches of requests) {
    const number = waits.length;
    const recent = (members: readonly number[]) => members.filter((member) => member >= number - window);
    const found = new Set<number>();
    for (const [name, mode] of touches) {
      const known = last.get(name);
      const joins = known !== undefined && mode !== 'alone' && known.group.mode === mode;
      const before = recent(joins ? known.before : (known?.group.members ?? []));
      const members = joins ? [...recent(known.group.members), number] : [number];
      last.set(name, { before, group: { mode, members } });
      for (const one of before) found.add(one);
    }
    waits.push([...found]);
  }
  return waits;
};
