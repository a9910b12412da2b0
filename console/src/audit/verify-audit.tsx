import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Verification } from '../shared/api/types.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';

const checkedText = ({ checked }: Verification): string =>
  `${checked.batches} batches, ${checked.payments} payments, ${checked.entries} entries of theirs, and ${checked.sealedEntries} entries of ${checked.days} sealed days`;

/** Compares everything with the hashes that were written with it, call by call to the end, and says what came of it. */
export const VerifyAudit = (): ReactNode => {
  const api = useApi();
  const [soFar, setSoFar] = useState<Verification>();
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => {
      const part = (cursor: string | undefined) =>
        answerOf(api.GET('/audit-logs/verify', { params: { query: { ...(cursor !== undefined && { cursor }) } } }));
      let result = await part(undefined);
      while (result.verified && result.nextCursor !== undefined) {
        setSoFar(result);
        result = await part(result.nextCursor);
      }
      return result;
    },
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Compares every entry, payment and batch with the hashes that were written with it"
          actions={
            <Button loading={isPending} loadingText="Verifying" onClick={() => mutate()}>
              Verify now
            </Button>
          }
        >
          Verification
        </Header>
      }
    >
      <SpaceBetween size="m">
        {isPending && soFar !== undefined && <div role="status">So far: {checkedText(soFar)}.</div>}
        {error !== null && <ProblemAlert error={error} what="It could not be verified" onAgain={() => mutate()} />}
        {data !== undefined && !isPending && <Result verification={data} />}
      </SpaceBetween>
    </Container>
  );
};

const Result = ({ verification }: { readonly verification: Verification }): ReactNode => {
  const { verified, firstBroken, newestSeal } = verification;
  return (
    <div role="status">
      {verified ? (
        <Alert type="success" header="Everything is as it was written">
          Compared: {checkedText(verification)}.{' '}
          {newestSeal !== undefined && `The newest seal is ${newestSeal.day}:${newestSeal.hash}.`}
        </Alert>
      ) : (
        <Alert type="error" header="Something does not match its hash: it was changed from outside the system">
          {firstBroken?.message} {firstBroken?.batchId} {firstBroken?.transactionId} {firstBroken?.auditId} Pause
          payouts, and tell whoever looks after the system.
        </Alert>
      )}
    </div>
  );
};
