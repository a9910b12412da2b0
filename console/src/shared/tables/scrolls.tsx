import type { ReactNode } from 'react';

export interface ScrollsProps {
  /** What is in it, for a screen reader. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Holds what may be wider than a phone; it can be scrolled with the keyboard as well. */
export const Scrolls = ({ label, children }: ScrollsProps): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: https://dequeuniversity.com/rules/axe/4.10/scrollable-region-focusable
  <section className="scrolls" aria-label={label} tabIndex={0}>
    {children}
  </section>
);
