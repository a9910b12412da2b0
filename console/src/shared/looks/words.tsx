import type { ReactNode } from 'react';

/**
 * What people or the provider have written: names, reasons, notes, messages. Its direction stays its own, and no word of it is
 * too long for a phone.
 */
export const Words = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <bdi className="words">{children}</bdi>
);
