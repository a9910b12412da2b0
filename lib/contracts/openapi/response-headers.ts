import type { oas31 } from 'zod-openapi';

type Headers = Record<string, oas31.HeaderObject>;

/** The headers of an answer that can be a file. */
export const FILE_HEADERS: Headers = {
  'content-disposition': {
    description: 'For a file: the name to save it under.',
    schema: { type: 'string' },
  },
  link: {
    description: 'For a file with more parts: the address of the next one, as `<…>; rel="next"`.',
    schema: { type: 'string' },
  },
};

/** The header of a refusal that passes by itself. */
export const WAIT_HEADERS: Headers = {
  'retry-after': {
    description: 'For `request_in_progress`: after how many seconds to ask again.',
    schema: { type: 'integer', minimum: 1 },
  },
};

/**
 * The header of an answer that refuses a compressed body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export const ENCODING_HEADERS: Headers = {
  'accept-encoding': {
    description: 'For `unsupported_content_encoding`: the encoding that is accepted.',
    schema: { type: 'string', enum: ['identity'] },
  },
};
