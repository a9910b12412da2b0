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

/** Of a refusal of a compressed body. @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
export const ENCODING_HEADERS: Headers = {
  'accept-encoding': {
    description: 'Of `unsupported_content_encoding`: how bodies are taken.',
    schema: { type: 'string', enum: ['identity'] },
  },
};
