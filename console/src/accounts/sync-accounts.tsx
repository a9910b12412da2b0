import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { NOTHING_YET, type SyncResult, syncText, withVerdicts } from './sync-result.ts';

/** More failures are told by their number. */
const NAMED = 50;

/** Asks the provider about all accounts, call by call to the end, and says what came of it. */
export const SyncAccounts = (): ReactNode => {
  const api = useApi();
  const queries = useQueryClient();
  const [result, setResult] = useState<SyncResult>();
  const { error, isPending, mutate } = useMutation({
    mutationFn: async () => {
      let soFar = NOTHING_YET;
      let cursor: string | undefined;
      do {
        const params = { query: cursor === undefined ? {} : { cursor } };
        const answer = await answerOf(api.POST('/riseworks/sync', { params, body: {} }));
        soFar = withVerdicts(soFar, answer.accounts);
        setResult(soFar);
        cursor = answer.nextCursor;
      } while (cursor !== undefined);
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="It happens by itself every night. Nothing is paid; only what is known of the accounts changes."
          actions={
            <Button loading={isPending} loadingText="Asking" onClick={() => mutate()}>
              Ask about all accounts
            </Button>
          }
        >
          News of the provider
        </Header>
      }
    >
      <SpaceBetween size="m">
        {isPending && <Loading what={`the news. ${syncText(result ?? NOTHING_YET)}`} />}
        {error !== null && <ProblemAlert error={error} what="Not all could be asked about" onAgain={() => mutate()} />}
        {!isPending && error === null && result !== undefined && <Result result={result} />}
      </SpaceBetween>
    </Container>
  );
};

const Result = ({ result }: { readonly result: SyncResult }): ReactNode => {
  const { failed } = result;
  return (
    <div role="status">
      <Alert type={failed.length === 0 ? 'success' : 'warning'} header={syncText(result)}>
        {failed.slice(0, NAMED).map(({ affiliateId, message, code }) => (
          <div key={affiliateId}>
            <AppLink href={affiliatePath(affiliateId)}>{affiliateId}</AppLink>: {message} (<code>{code}</code>)
          </div>
        ))}
        {failed.length > NAMED && <div>and {failed.length - NAMED} others</div>}
      </Alert>
    </div>
  );
};
