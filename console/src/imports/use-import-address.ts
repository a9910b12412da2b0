import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { oneOf } from '../shared/tables/address-filter.ts';
import { guessedColumns } from './column-names.ts';
import { IMPORT_FIELDS, IMPORT_KINDS } from './import-kinds.ts';
import {
  DATE_ORDERS,
  DECIMAL_MARKS,
  DELIMITERS,
  type ImportSettings,
  THOUSANDS_MARKS,
  UNITS,
} from './import-settings.ts';

const COLUMN = 'column.';
const SAME = 'all.';

/** What stands in the address: how the file is read, so that the same can be done with the file of the next month. */
export interface ImportAddress {
  /** Of the file that is kept in this browser. */
  readonly fileId: string | undefined;
  readonly step: string | undefined;
  /** Columns that are not named in the address are guessed from those of the file. */
  readonly settingsFor: (header: readonly string[], columns: readonly string[]) => ImportSettings;
  readonly kind: ImportSettings['kind'];
  readonly delimiter: ImportSettings['delimiter'];
  /** Changes the address in place. Empty: said expressly to be nothing. */
  readonly say: (changes: Readonly<Record<string, string>>) => void;
  /** Goes to another step, which the back button leads back from. */
  readonly go: (changes: Readonly<Record<string, string | undefined>>) => void;
}

export const columnParameter = (field: string): string => `${COLUMN}${field}`;
export const sameParameter = (field: string): string => `${SAME}${field}`;

export const useImportAddress = (): ImportAddress => {
  const [parameters, setParameters] = useSearchParams();
  const [path, navigate] = useLocation();
  return useMemo(() => {
    const get = (name: string) => parameters.get(name) ?? undefined;
    const kind = oneOf(IMPORT_KINDS, get('of')) ?? 'commissions';
    const delimiter = oneOf(DELIMITERS, get('delimiter')) ?? '';
    const settingsFor = (header: readonly string[], columns: readonly string[]): ImportSettings => {
      const guessed = guessedColumns(kind, header);
      const named: Record<string, string> = {};
      const same: Record<string, string> = {};
      for (const { name } of IMPORT_FIELDS[kind]) {
        const said = get(columnParameter(name));
        const column = said === undefined || (said !== '' && !columns.includes(said)) ? guessed[name] : said;
        if (column) named[name] = column;
        const all = get(sameParameter(name));
        if (all) same[name] = all;
      }
      const decimal = oneOf(DECIMAL_MARKS, get('decimal'));
      const unit = oneOf(UNITS, get('unit'));
      return {
        kind,
        delimiter,
        columns: named,
        sameForAll: same,
        ...(decimal && { decimal }),
        thousands: oneOf(THOUSANDS_MARKS, get('thousands')) ?? 'none',
        ...(unit && { unit }),
        dates: oneOf(DATE_ORDERS, get('dates')) ?? 'ymd',
        zone: get('zone') ?? '',
      };
    };
    return {
      fileId: get('file'),
      step: get('step'),
      kind,
      delimiter,
      settingsFor,
      say: (changes) =>
        setParameters(
          (now) => {
            const next = new URLSearchParams(now);
            for (const [name, value] of Object.entries(changes)) next.set(name, value);
            return next;
          },
          { replace: true },
        ),
      go: (changes) => {
        const next = new URLSearchParams(parameters);
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        }
        navigate(`${path}?${next}`);
      },
    };
  }, [parameters, setParameters, path, navigate]);
};
