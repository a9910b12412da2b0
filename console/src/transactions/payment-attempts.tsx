import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import type { TransactionDetail } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';

type Failure = TransactionDetail['failures'][number];

const Failed = ({ failures }: { readonly failures: readonly Failure[] }): ReactNode =>
  failures.map(({ at, code, message }) => (
    <div key={`${at} ${code}`}>
      <Words>{message}</Words> (<code>{code}</code>, <Moment at={at} />)
    </div>
  ));

/** Each time that it was sent, and what went wrong with it. */
export const PaymentAttempts = ({ payment }: { readonly payment: TransactionDetail }): ReactNode => {
  const { attempts, failures } = payment;
  const unsent = failures.filter(({ attemptId }) => !attempts.some((attempt) => attempt.attemptId === attemptId));
  if (attempts.length === 0 && failures.length === 0) return null;
  return (
    <Container header={<Header variant="h2">Attempts to pay it</Header>}>
      <Scrolls label="Attempts to pay it">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Attempt</th>
              <th scope="col">Sent</th>
              <th scope="col">Cannot be carried out after</th>
              <th scope="col">What went wrong</th>
            </tr>
          </thead>
          <tbody>
            {attempts.map(({ attemptId, createdAt, notAfter }) => (
              <tr key={attemptId}>
                <th scope="row">{attemptId}</th>
                <td>
                  <Moment at={createdAt} />
                </td>
                <td>
                  <Moment at={notAfter} />
                </td>
                <td>
                  <Failed failures={failures.filter((one) => one.attemptId === attemptId)} />
                </td>
              </tr>
            ))}
            {unsent.length > 0 && (
              <tr>
                <th scope="row">Not sent</th>
                <td>–</td>
                <td>–</td>
                <td>
                  <Failed failures={unsent} />
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </Scrolls>
    </Container>
  );
};
