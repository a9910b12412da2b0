const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

/** Gives the person a file with this content. */
export const download = (name: string, content: string, kind: keyof typeof TYPES = 'csv'): void => {
  const url = URL.createObjectURL(new Blob([content], { type: TYPES[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
