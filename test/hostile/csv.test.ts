import './loud-log.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommissionFile } from '../../infra/local/demo/commission-file.ts';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { pathsOf } from './crawl.ts';
import { hostileText } from './hostile-values.ts';
import { PATIENCE, runs } from './runs.ts';
import { createTarget, type Target } from './target.ts';

/** CSV that goes out with whatever people have typed, and CSV that comes in. */

const RUNS = 60;
const FILES = 300;
/** A cell that a spreadsheet would run, unless it is a number. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

let target: Target;
beforeAll(async () => {
  target = await createTarget();
});
afterAll(() => target.end());

const AS_CSV = (API as readonly ApiRoute[]).filter(
  ({ endpoint }) => endpoint.about.otherFormats?.['text/csv'] !== undefined,
);

/** Cells without the header line. */
const cellsOf = (text: string): string[][] => parse(text).slice(1);

describe.each(AS_CSV.map((route) => [route.path, route] as const))('%s as CSV', PATIENCE, (_, route) => {
  it('has no cell that a spreadsheet would run, of all that was typed so far', async () => {
    const files = [];
    for (const path of pathsOf(route, target.known)) {
      const { status, text } = await target.caller.call('GET', `${path}?format=csv`);
      // Incidents may name somebody unknown.
      if (status !== 404) files.push({ status, run: cellsOf(text).flat().filter(isRun) });
    }
    expect(files).not.toEqual([]);
    expect(files).toEqual(files.map(() => ({ status: 200, run: [] })));
  });
});

const isRun = (cell: string): boolean => FORMULA.test(cell) && !NUMBER.test(cell);

describe('what an admin types', PATIENCE, () => {
  it('comes out of the statement as it was typed, and is no formula', async () => {
    const reason = fc
      .tuple(fc.constantFrom('', '=', '+', '-', '@', '\t=', '＝', '"', ',', "'", '=1","'), hostileText())
      .map(([start, text]) => `${start}${text}`);
    await fc.assert(
      fc.asyncProperty(reason, async (typed) => {
        const body = { type: 'correction', amount: '-12.50', currency: 'SEK', reason: typed };
        const { status } = await target.caller.call('POST', '/affiliates/p-ok/adjustments', { body });
        fc.pre(status === 201);
        const { text } = await target.caller.call('GET', '/reports/affiliates/p-ok?format=csv&currency=SEK');
        await target.putBack();
        const cells = cellsOf(text).flat();
        const kept = typed.trim().normalize('NFC');
        expect(cells).toContain(FORMULA.test(kept) ? `'${kept}` : kept);
        expect(cells.filter(isRun)).toEqual([]);
      }),
      { ...runs(RUNS), maxSkipsPerRun: 100 },
    );
  });
});

describe('the commission file of the demo', PATIENCE, () => {
  const folder = mkdtempSync(join(tmpdir(), 'commission-files-'));
  const path = join(folder, 'commissions.csv');
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (content: string | Uint8Array) => {
    writeFileSync(path, content);
    return readCommissionFile(path);
  };
  const COLUMNS = ['commissionId', 'affiliateId', 'amount', 'currency', 'approvedAt'] as const;
  const cell = fc.oneof(hostileText(), fc.constantFrom('"', '""', ',', '\r\n', 'a"b', '1.00'));

  it('is read, or refused in words that name the file; whatever is in it', () => {
    const line = fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(','));
    const header = fc.oneof(
      fc.shuffledSubarray([...COLUMNS], { minLength: 4 }).map((names) => names.join(',')),
      line,
    );
    const text = fc.tuple(fc.constantFrom('', '\ufeff'), header, fc.array(line, { maxLength: 4 }));
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(
        fc.oneof(
          text.map(([mark, first, rows]) => mark + [first, ...rows].join('\n')),
          bytes,
        ),
        (content) => {
          const rows = orRefusal(() => read(content));
          if (typeof rows === 'string') expect(rows.startsWith(`${path} `), rows).toBe(true);
          else
            for (const row of rows)
              expect(Object.entries(row).map(([name, value]) => [name, typeof value])).toEqual(
                COLUMNS.map((name) => [name, 'string']),
              );
        },
      ),
      runs(FILES),
    );
  });

  it('gives back every value as it was written: no amount becomes a number, no id is cut', () => {
    const row = fc.record(
      Object.fromEntries(COLUMNS.map((name) => [name, fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/)])),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const lines = [Object.fromEntries(COLUMNS.map((name) => [name, name])), ...rows];
        const text = lines.map((line) => COLUMNS.map((name) => `"${String(line[name]).replaceAll('"', '""')}"`).join());
        expect(read(text.join('\r\n'))).toEqual(rows);
      }),
      runs(FILES),
    );
  });
});

/** The rows, or the message of an Error that is meant for people, not one of a library or of a mistake. */
function orRefusal<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && error.name === 'Error') return error.message;
    throw error;
  }
}
