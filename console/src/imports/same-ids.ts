import type { ImportKind } from './import-kinds.ts';
import type { CellFault, RowBody } from './row-reader.ts';

export interface ReadLine {
  readonly line: number;
  readonly body: RowBody;
}

const ID = { affiliates: 'affiliateId', commissions: 'commissionId' } as const;
const ID_LABEL = { affiliates: 'Affiliate id', commissions: 'Commission id' } as const;

const MOST_LINES = 5;

const linesText = (lines: readonly number[]): string => {
  const named = lines.slice(0, MOST_LINES).join(', ');
  return lines.length > MOST_LINES ? `${named} and ${lines.length - MOST_LINES} others` : named;
};

const alike = (one: RowBody, other: RowBody): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

const groupedBy = (lines: readonly ReadLine[], key: (body: RowBody) => string | undefined): ReadLine[][] => {
  const groups = new Map<string, ReadLine[]>();
  for (const read of lines) {
    const of = key(read.body);
    if (of === undefined) continue;
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [read]);
    else group.push(read);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
};

/**
 * Rows that have an id in common, each with its fault. Of rows with the same content, the first is good. Of rows with different
 * content only a person knows which one is right, so none is taken, even if only one of them could be. The same holds for an
 * account that two affiliates have.
 */
export const sameIdFaults = (kind: ImportKind, lines: readonly ReadLine[]): ReadonlyMap<number, CellFault> => {
  const faults = new Map<number, CellFault>();
  for (const group of groupedBy(lines, (body) => body[ID[kind]])) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    const same = others.every(({ body }) => alike(body, first.body));
    for (const { line, body } of same ? others : group) {
      const lines = linesText(group.map((one) => one.line).filter((one) => one !== line));
      const message = same
        ? `is on line ${first.line} already, with the same content; nothing has to be done`
        : `is on line ${lines} as well, with other content; keep the line that is right`;
      faults.set(line, { field: ID_LABEL[kind], value: body[ID[kind]] ?? '', message });
    }
  }
  if (kind === 'commissions') return faults;
  const left = lines.filter(({ line }) => !faults.has(line));
  for (const group of groupedBy(left, ({ riseId }) => riseId?.toLowerCase())) {
    for (const { line, body } of group) {
      const lines = linesText(group.map((one) => one.line).filter((one) => one !== line));
      const message = `is on line ${lines} as well, and can be the account of one affiliate only; correct it`;
      faults.set(line, { field: 'Rise id', value: body.riseId ?? '', message });
    }
  }
  return faults;
};
