/** Imports that somebody has confirmed a moment ago, on this very page: they begin by themselves, once. */
const confirmed = new Set<string>();

export const confirmImport = (importId: string): void => {
  confirmed.add(importId);
};

/** Whether to begin; asked once. After a reload a person says whether to go on. */
export const takeConfirmed = (importId: string): boolean => confirmed.delete(importId);
