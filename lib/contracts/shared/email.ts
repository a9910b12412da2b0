import { lineText } from './text.ts';

/**
 * In bytes of UTF-8: a path of 256 bytes without its angle brackets.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1
 */
const MAX_ADDRESS_BYTES = 254;
const MAX_LOCAL_PART_BYTES = 64;
const MAX_DOMAIN_LENGTH = 253;

/** Words with points between them, in any script. @see https://www.rfc-editor.org/rfc/rfc6531#section-3.3 */
const LOCAL_PART =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Z}])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Z}])+)*$/u;

/** The characters of a domain name in any script. @see https://www.rfc-editor.org/rfc/rfc5892 */
const DOMAIN_CHARACTERS = /^(?:[\p{L}\p{M}\p{N}.\-\u00b7\u0375\u05f3\u05f4\u30fb]|\u200c|\u200d)+$/u;

/** The form in which DNS knows a domain. @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1 */
const ASCII_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/**
 * An e-mail address as e-mail providers accept it. Its local part may be in any script (RFC 6531), and its domain
 * internationalised (IDNA) or in ASCII form. It is stored as given, in NFC. Like all texts it has no invisible character.
 * It has no letter in an alternative form, such as full-width, because a reader could take the same mailbox for somebody
 * else's.
 */
export const emailField = lineText(MAX_ADDRESS_BYTES)
  .check(({ value, issues }) => {
    const message = emailFault(value);
    if (message !== undefined) issues.push({ code: 'invalid_format', format: 'email', input: value, message });
  })
  .meta({
    description:
      'An e-mail address, also with letters of any script before and after the `@` (RFC 6531); at most 254 bytes in UTF-8.',
    examples: ['ann@example.com', 'почта@пример.рф'],
    override: {
      format: 'idn-email',
      minLength: 3,
      maxLength: MAX_ADDRESS_BYTES,
      pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$',
    },
  });

const NO_ADDRESS = 'must be an e-mail address, such as ann@example.com';

function emailFault(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const [localPart, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at === -1 || !LOCAL_PART.test(localPart) || !DOMAIN_CHARACTERS.test(domain)) return NO_ADDRESS;
  if (bytesOf(localPart) > MAX_LOCAL_PART_BYTES) return `must have at most ${MAX_LOCAL_PART_BYTES} bytes before the @`;
  if (bytesOf(address) > MAX_ADDRESS_BYTES) return `must be at most ${MAX_ADDRESS_BYTES} bytes`;
  if (hasOtherForm(localPart) || hasOtherForm(domain))
    return 'must be in plain letters, not in full-width or other forms';
  const ascii = /^\p{ASCII}+$/u.test(domain) ? domain : inAscii(domain);
  if (ascii.length > MAX_DOMAIN_LENGTH || !ASCII_DOMAIN.test(ascii)) return 'must end in the name of a domain';
  return undefined;
}

/** As DNS knows it; empty if it is no domain. @see https://url.spec.whatwg.org/#concept-domain-to-ascii */
function inAscii(domain: string): string {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return '';
  }
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Thai and Lao AM: everyday vowels, which Unicode treats as two others. */
const AM = /[\u0e33\u0eb3]/g;

/** Whether Unicode treats a letter of the text as a form of others: full-width, ligatures, superscripts. */
function hasOtherForm(text: string): boolean {
  const rest = text.replace(AM, '');
  return rest.normalize('NFKC') !== rest;
}
