import { instant } from '../../../lib/domain/shared/time.ts';
import { type CheckedFile, type CurrencySum, checkFile, sumsOf } from './check-file.ts';
import { columnNames, namedTwice } from './column-names.ts';
import type { ImportSettings } from './import-settings.ts';
import { type CsvFile, readCsv, textOf, UnreadableFile } from './read-csv.ts';
import { faultText, type RejectedRow, rejectedCsv } from './rejected-csv.ts';
import type { RowBody } from './row-reader.ts';

/** What a file looks like, before anybody has said how it is to be read; or why it cannot be read. */
export type FileLook =
  | {
      readonly delimiter: string;
      /** By names that tell them apart. */
      readonly columns: readonly string[];
      readonly header: readonly string[];
      readonly namedTwice: readonly string[];
      /** The first rows, cell by cell. */
      readonly first: readonly (readonly string[])[];
      readonly rows: number;
    }
  | { readonly unreadable: string };

export interface ShownFault {
  readonly line: number;
  readonly text: string;
}

/** What the dry run has found, as much of it as a page shows. */
export interface CheckSummary {
  readonly good: number;
  readonly faulty: number;
  readonly affiliates: number;
  readonly sums: readonly CurrencySum[];
  /** The first rows as they are understood. */
  readonly first: readonly { readonly line: number; readonly body: RowBody }[];
  /** The first {@link MOST_SHOWN_FAULTS}. */
  readonly faults: readonly ShownFault[];
}

/** A row that the API refused, by its place among the good ones. */
export interface RefusedRow {
  readonly row: number;
  readonly reason: string;
}

const FIRST_ROWS = 5;
export const MOST_SHOWN_FAULTS = 1_000;

/** Holds one file, reads and judges it. It lives in a worker, so that a hundred thousand rows do not stop the page. */
export class ImportDesk {
  #text: { readonly id: string; readonly text: string } | undefined;
  #csv: { readonly of: string; readonly file: CsvFile } | undefined;
  #judged: { readonly of: string; readonly settings: ImportSettings; readonly checked: CheckedFile } | undefined;

  look(id: string, bytes: Uint8Array<ArrayBuffer>, delimiter: string): FileLook {
    try {
      const { header, rows, delimiter: found } = this.#read(id, bytes, delimiter);
      return {
        delimiter: found,
        columns: columnNames(header.cells),
        header: header.cells,
        namedTwice: namedTwice(header.cells),
        first: rows.slice(0, FIRST_ROWS).map(({ cells }) => cells),
        rows: rows.length,
      };
    } catch (error) {
      if (error instanceof UnreadableFile) return { unreadable: error.message };
      throw error;
    }
  }

  /**
   * @param now ISO 8601: nothing can be approved later
   * @param tell how many rows were judged so far
   */
  check(
    id: string,
    bytes: Uint8Array<ArrayBuffer>,
    settings: ImportSettings,
    now: string,
    tell?: (judged: number) => void,
  ): CheckSummary {
    const file = this.#read(id, bytes, settings.delimiter);
    const of = JSON.stringify([id, settings, now]);
    if (this.#judged?.of !== of) {
      this.#judged = { of, settings, checked: checkFile(file, settings, instant(new Date(now)), tell) };
    }
    const { good, faulty, affiliates, sums } = this.#judged.checked;
    return {
      good: good.length,
      faulty: faulty.length,
      affiliates,
      sums,
      first: good.slice(0, FIRST_ROWS).map(({ line, body }) => ({ line, body })),
      faults: this.faultsOf([]),
    };
  }

  /** Good rows, to be sent. */
  bodies(from: number, count: number): readonly RowBody[] {
    return this.#known()
      .checked.good.slice(from, from + count)
      .map(({ body }) => body);
  }

  /** The sums of the good rows but for those that were refused. */
  sumsWithout(refused: readonly RefusedRow[]): readonly CurrencySum[] {
    const { checked, settings } = this.#known();
    const without = new Set(refused.map(({ row }) => row));
    return sumsOf(
      settings.kind,
      checked.good.filter((_, row) => !without.has(row)).map(({ body }) => body),
    );
  }

  /** The first rows that are not imported, to be shown. */
  faultsOf(refused: readonly RefusedRow[]): readonly ShownFault[] {
    return this.#rejected(refused)
      .slice(0, MOST_SHOWN_FAULTS)
      .map(({ line, reason }) => ({ line, text: reason }));
  }

  /** All rows that are not imported, as a file. */
  rejected(refused: readonly RefusedRow[]): string {
    const { csv } = this.#known();
    return rejectedCsv(csv.header.cells, csv.delimiter, this.#rejected(refused));
  }

  /** What the dry run left out, and what the API refused, in the order of the file. */
  #rejected(refused: readonly RefusedRow[]): readonly RejectedRow[] {
    const { checked } = this.#known();
    const left: RejectedRow[] = checked.faulty.map(({ line, cells, faults }) => ({
      line,
      cells,
      reason: faults.map(faultText).join('; '),
    }));
    for (const { row, reason } of refused) {
      const good = checked.good[row];
      if (good !== undefined) left.push({ line: good.line, cells: good.cells, reason });
    }
    return left.sort((one, other) => one.line - other.line);
  }

  #read(id: string, bytes: Uint8Array<ArrayBuffer>, delimiter: string): CsvFile {
    if (this.#text?.id !== id) this.#text = { id, text: textOf(bytes) };
    const of = JSON.stringify([id, delimiter]);
    if (this.#csv?.of !== of) this.#csv = { of, file: readCsv(this.#text.text, delimiter) };
    return this.#csv.file;
  }

  #known(): { csv: CsvFile; checked: CheckedFile; settings: ImportSettings } {
    if (this.#csv === undefined || this.#judged === undefined) throw new Error('No file was checked');
    return { csv: this.#csv.file, checked: this.#judged.checked, settings: this.#judged.settings };
  }
}
