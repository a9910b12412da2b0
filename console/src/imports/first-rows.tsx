import type { ReactNode } from 'react';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';
import type { CheckSummary } from './import-desk.ts';
import { IMPORT_FIELDS, type ImportKind } from './import-kinds.ts';
import type { RowBody } from './row-reader.ts';

const shown = (body: RowBody, name: string): ReactNode => {
  const { [name]: text, currency } = body;
  if (text === undefined) return '–';
  if (name === 'amount' && currency !== undefined) return <Amount amount={text} currency={currency} />;
  return name === 'approvedAt' ? <Moment at={new Date(text).toISOString()} /> : <Words>{text}</Words>;
};

interface FirstRowsProps {
  readonly kind: ImportKind;
  readonly rows: CheckSummary['first'];
}

/** The first rows as they are understood, for a person to compare with the file. */
export const FirstRows = ({ kind, rows }: FirstRowsProps): ReactNode => (
  <Scrolls label="The first rows, as they are read">
    <table className="plain one-line">
      <caption>The first rows, as they are read</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          {IMPORT_FIELDS[kind].map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, body }) => (
          <tr key={line}>
            <th scope="row">{line}</th>
            {IMPORT_FIELDS[kind].map(({ name }) => (
              <td key={name}>{shown(body, name)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
);
