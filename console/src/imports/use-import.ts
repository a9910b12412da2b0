import { useQuery, useQueryClient } from '@tanstack/react-query';
import pMap from 'p-map';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import type { CheckSummary, RefusedRow } from './import-desk.ts';
import { type KeptFile, type KeptStart, keepOutcome, keptOutcomes, type PartOutcome } from './kept-import.ts';
import { importDesk } from './open-desk.ts';
import { PARTS } from './parts.ts';
import { sendRows } from './send-rows.ts';

export interface ImportState {
  /** Good rows, all in all. */
  readonly rows: number;
  readonly sent: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: readonly RefusedRow[];
}

interface RunningImport {
  /** Absent: it is being found out. */
  readonly state: ImportState | undefined;
  readonly summary: CheckSummary | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  /** Sends whatever was not sent yet. */
  readonly go: () => void;
}

const stateOf = (rows: number, size: number, outcomes: ReadonlyMap<number, PartOutcome>): ImportState => {
  const done = [...outcomes].sort(([one], [other]) => one - other);
  return {
    rows,
    sent: done.reduce((sum, [part]) => sum + Math.min(size, rows - part * size), 0),
    taken: done.reduce((sum, [, { taken }]) => sum + taken, 0),
    known: done.reduce((sum, [, { known }]) => sum + known, 0),
    refused: done.flatMap(([, { refused }]) => refused),
  };
};

/** An import that was begun: how far it is, and the way to go on. Each part is remembered as soon as its answer is there. */
export const useImport = (fileId: string, file: KeptFile, start: KeptStart): RunningImport => {
  const api = useApi();
  const queries = useQueryClient();
  const { importId, settings, checkedAt } = start;
  const { size, atOnce } = PARTS[settings.kind];
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, PartOutcome>>(new Map());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);
  const left = useRef(false);

  // The rows are read and judged anew, by the same time as before.
  const { data: summary, error: unread } = useQuery({
    queryKey: ['import again', fileId, importId],
    staleTime: 'static',
    queryFn: async () => {
      setOutcomes(await keptOutcomes(fileId, importId));
      return importDesk().check(fileId, file.bytes, settings, checkedAt);
    },
  });

  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  // Whoever closes the tab in the middle is asked; nothing is lost either way.
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);

  const rows = summary?.good;
  const go = useCallback(async () => {
    if (running.current || rows === undefined) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const before = await keptOutcomes(fileId, importId);
      const parts = Array.from({ length: Math.ceil(rows / size) }, (_, part) => part);
      const one = async (part: number): Promise<void> => {
        if (left.current) return;
        const bodies = await importDesk().bodies(part * size, size);
        const key = `${importId}-${part}`;
        const outcome = await sendRows(api, importId, { kind: settings.kind, from: part * size, bodies, key });
        await keepOutcome(fileId, part, outcome);
        setOutcomes((now) => new Map(now).set(part, outcome));
      };
      await pMap(
        parts.filter((part) => !before.has(part)),
        one,
        { concurrency: atOnce },
      );
      await queries.invalidateQueries();
    } catch (fault) {
      setError(fault);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [api, queries, fileId, importId, rows, size, atOnce, settings.kind]);

  return {
    state: summary && stateOf(summary.good, size, outcomes),
    summary,
    busy,
    error: error ?? unread ?? undefined,
    go: () => void go(),
  };
};
