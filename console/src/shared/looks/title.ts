import { useEffect } from 'react';

/** Of the tab, the history and bookmarks. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} – Payouts`;
  }, [title]);
};
