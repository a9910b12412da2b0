import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { rememberCurrencies } from '../shared/money/found-currencies.ts';
import { confirmImport } from './confirmed-imports.ts';
import type { CheckSummary } from './import-desk.ts';
import { rowsText } from './import-kinds.ts';
import type { ImportSettings } from './import-settings.ts';
import { keepStart } from './kept-import.ts';
import { sumsText } from './sums-text.ts';

interface StartImportProps {
  readonly fileId: string;
  readonly settings: ImportSettings;
  readonly summary: CheckSummary;
  readonly checkedAt: string;
  readonly onStarted: () => void;
}

/** Agrees to the dry run: exactly its good rows are imported. */
export const StartImport = ({ fileId, settings, summary, checkedAt, onStarted }: StartImportProps): ReactNode => {
  const { kind } = settings;
  const { good, faulty, affiliates, sums } = summary;
  return (
    <ConfirmedAction
      label={`Import ${kind}`}
      variant="primary"
      disabled={good === 0}
      {...(good === 0 && { disabledReason: 'No row can be imported. The list says why.' })}
      request={`import ${fileId} ${checkedAt} ${JSON.stringify(settings)}`}
      send={async (importId) => {
        await keepStart(fileId, { importId, settings, checkedAt });
        return importId;
      }}
      onDone={(importId) => {
        rememberCurrencies(sums.map(({ currency }) => currency));
        confirmImport(importId);
        onStarted();
      }}
    >
      <div>
        This imports <strong>{rowsText(kind, good)}</strong>
        {kind === 'commissions' && (
          <>
            {' '}
            of <strong>{rowsText('affiliates', affiliates)}</strong>: <strong>{sumsText(sums)}</strong>
          </>
        )}
        .{' '}
        {kind === 'commissions'
          ? 'It is owed from then on, and nothing is paid yet.'
          : 'Whoever is there already gets what the file says.'}
      </div>
      {faulty > 0 && (
        <div>{faulty === 1 ? '1 row is left out.' : `${faulty.toLocaleString('en')} rows are left out.`}</div>
      )}
    </ConfirmedAction>
  );
};
