import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';

/** @param what as in `the batches` */
export const Loading = ({ what }: { readonly what: string }): ReactNode => (
  <div role="status">
    <Spinner /> Loading {what}…
  </div>
);
