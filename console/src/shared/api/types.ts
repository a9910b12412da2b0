import type { paths } from './schema.ts';

/** The body of the good answer of a route. */
type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & (200 | 201 | 202)]: Responses[Status] extends {
        content: { 'application/json': infer Body };
      }
        ? Body
        : never;
    }[keyof Responses & (200 | 201 | 202)]
  : never;

export type Batch = AnswerOf<paths['/batches']['get']>['batches'][number];
export type BatchDetail = AnswerOf<paths['/batches/{batchId}']['get']>['batch'];
export type Transaction = AnswerOf<paths['/transactions']['get']>['transactions'][number];
export type TransactionDetail = AnswerOf<paths['/transactions/{transactionId}']['get']>['transaction'];
export type Preview = AnswerOf<paths['/batches/preview']['post']>;
export type PreviewRow = Preview['preview'][number];
