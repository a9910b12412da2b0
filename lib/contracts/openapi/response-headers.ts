import type { oas31 } from 'zod-openapi';

type Headers = Record<string, oas31.HeaderObject>;

/** Of an answer that can be a file. */
export const FILE_HEADERS: Headers = {
  'content-disposition': {
    description: 'Of a file: the name to save it under.',
    schema: { type: 'string' },
  },
  link: {
    description: 'Of a file that has more parts: the address of the next one, as `<…>; rel="next"`.',
    schema: { type: 'string' },
  },
};

/** Of a refusal that ends by itself. */
export const WAIT_HEADERS: Headers = {
  'retry-after': {
    description: 'Of `request_in_progress`: after how many seconds to ask again.',
    schema: { type: 'integer', minimum: 1 },
  },
};
