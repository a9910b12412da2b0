import { type Remote, wrap } from 'comlink';
import type { ImportDesk } from './import-desk.ts';

let open: { readonly worker: Worker; readonly desk: Remote<ImportDesk> } | undefined;

/** The worker that reads the file; there is one, from the first question until the page is left. */
export const importDesk = (): Remote<ImportDesk> => {
  if (open === undefined) {
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    open = { worker, desk: wrap<ImportDesk>(worker) };
  }
  return open.desk;
};

export const closeDesk = (): void => {
  open?.worker.terminate();
  open = undefined;
};
