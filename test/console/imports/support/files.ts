import { type CheckedFile, checkFile } from '../../../../console/src/imports/check-file.ts';
import { guessedColumns } from '../../../../console/src/imports/column-names.ts';
import type { ImportSettings } from '../../../../console/src/imports/import-settings.ts';
import { readCsv } from '../../../../console/src/imports/read-csv.ts';
import { faultText } from '../../../../console/src/imports/rejected-csv.ts';
import type { Instant } from '../../../../lib/domain/shared/time.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';

export const NOW: Instant = instant(new Date('2026-11-23T10:00:00Z'));

export const COMMISSIONS: ImportSettings = {
  kind: 'commissions',
  delimiter: '',
  columns: {},
  sameForAll: {},
  decimal: 'point',
  thousands: 'none',
  unit: 'major',
  dates: 'ymd',
  zone: '',
};

/** Checks a text with the columns that its header shows. */
export const checked = (text: string, settings: Partial<ImportSettings> = {}): CheckedFile => {
  const all = { ...COMMISSIONS, ...settings };
  const file = readCsv(text, all.delimiter);
  return checkFile(file, { ...all, columns: { ...guessedColumns(all.kind, file.header.cells), ...all.columns } }, NOW);
};

/** Each fault by its line. */
export const faultsIn = ({ faulty }: CheckedFile): string[] =>
  faulty.map(({ line, faults }) => `${line}: ${faults.map(faultText).join('; ')}`);
