import Alert from '@cloudscape-design/components/alert';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppLink } from '../shared/links/app-link.tsx';
import { Words } from '../shared/looks/words.tsx';
import { begunImports } from './kept-import.ts';

/** Imports that were begun in this browser, for whoever has lost their address. */
export const UnfinishedImports = ({ person }: { readonly person: string }): ReactNode => {
  const { data: begun = [] } = useQuery({ queryKey: ['begun imports', person], queryFn: () => begunImports(person) });
  if (begun.length === 0) return null;
  return (
    <Alert type="info" header="An import was begun in this browser">
      {begun.map(({ fileId, name, kind }) => (
        <div key={fileId}>
          <AppLink href={`/import?of=${kind}&file=${fileId}&step=run`}>
            <Words>{name}</Words>
          </AppLink>
        </div>
      ))}
    </Alert>
  );
};
