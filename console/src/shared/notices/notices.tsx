import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

export interface Notice {
  readonly type: 'success' | 'info' | 'warning';
  readonly header: string;
  readonly content?: ReactNode;
}

interface ShownNotice extends Notice {
  readonly id: string;
}

interface Notices {
  readonly shown: readonly ShownNotice[];
  readonly tell: (notice: Notice) => void;
  readonly close: (id: string) => void;
}

const NoticesContext = createContext<Notices>({ shown: [], tell: () => undefined, close: () => undefined });

const MOST = 3;

/** Holds what became of actions, until somebody closes it. */
export const NoticesProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [shown, setShown] = useState<readonly ShownNotice[]>([]);
  const tell = useCallback(
    (notice: Notice) => setShown((before) => [{ ...notice, id: crypto.randomUUID() }, ...before].slice(0, MOST)),
    [],
  );
  const close = useCallback((id: string) => setShown((before) => before.filter((one) => one.id !== id)), []);
  const notices = useMemo(() => ({ shown, tell, close }), [shown, tell, close]);
  return <NoticesContext value={notices}>{children}</NoticesContext>;
};

export const useNotices = (): Notices => useContext(NoticesContext);
