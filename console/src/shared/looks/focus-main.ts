import { useEffect, useRef } from 'react';

/** The page, at its beginning: a screen reader and the keyboard go on there. */
const focusMain = (): void => document.getElementById('main')?.focus({ preventScroll: true });

/** If what had the focus is gone, such as the button of something that is done, the page has it. */
export const keepFocus = (): void => {
  if (document.activeElement === null || document.activeElement === document.body) focusMain();
};

/**
 * Another step of a page begins at its top, as another page does.
 *
 * @param step names the step that is shown
 */
export const useStepFocus = (step: string): void => {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    focusMain();
    window.scrollTo(0, 0);
  }, [step]);
};
