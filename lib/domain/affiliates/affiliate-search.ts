import type { AffiliateId } from '../shared/ids.ts';
import type { Affiliate } from './affiliate.ts';

/**
 * What affiliates are searched by: the beginning of their id, a word of their name, or their e-mail address. Capitals and
 * accents make no difference. An affiliate must match everything that is given.
 */
export type AffiliateSearch = {
  readonly idPrefix?: string | undefined;
  /** One word or more, as they occur in the name. "Ann-Marie Lee" is found by `lee` or `marie l`, for example. */
  readonly namePrefix?: string | undefined;
  readonly emailPrefix?: string | undefined;
};

export type SearchField = 'NAME' | 'EMAIL';

/** The first letters of a word of a name, or of an e-mail address. The index holds no more than these. */
export type SearchHead = { readonly field: SearchField; readonly head: string };

/** Long enough to select a small part of all affiliates, too short to identify anybody. */
const HEAD_LENGTH = 3;

/** How many words of a name it can be found by. Each is an entry of the index. */
const MAX_WORDS = 8;

/** The text without capitals, accents and other variants of the same letter. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a name, folded. None, if it has neither letters nor digits. */
export function wordsOf(name: string): string[] {
  return folded(name)
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word !== '');
}

export function foldedId(id: AffiliateId | string): string {
  return id.toLowerCase();
}

function foldedEmail(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}

function headOf(text: string): string {
  return [...text].slice(0, HEAD_LENGTH).join('');
}

/** The entries of an affiliate in the index, each once. */
export function searchHeads({ fullName, email }: Pick<Affiliate, 'fullName' | 'email'>): SearchHead[] {
  const names = new Set(wordsOf(fullName).slice(0, MAX_WORDS).map(headOf));
  return [...[...names].map((head) => ({ field: 'NAME' as const, head })), { field: 'EMAIL', head: emailHead(email) }];
}

function emailHead(email: string): string {
  return headOf(foldedEmail(email));
}

/** The part of the index that a search by name or address reads; `undefined` if the search is by neither. */
export function headSought({ namePrefix, emailPrefix }: AffiliateSearch): SearchHead | undefined {
  if (emailPrefix !== undefined) return { field: 'EMAIL', head: emailHead(emailPrefix) };
  const [first] = namePrefix === undefined ? [] : wordsOf(namePrefix);
  return first === undefined ? undefined : { field: 'NAME', head: headOf(first) };
}

export function fits(affiliate: Affiliate, { idPrefix, namePrefix, emailPrefix }: AffiliateSearch): boolean {
  const { affiliateId, fullName, email } = affiliate;
  return (
    (idPrefix === undefined || foldedId(affiliateId).startsWith(foldedId(idPrefix))) &&
    (emailPrefix === undefined || foldedEmail(email).startsWith(foldedEmail(emailPrefix))) &&
    (namePrefix === undefined || asWords(fullName).includes(asWords(namePrefix)))
  );
}

/** With a blank before each word, so that a match that starts with a blank starts at a word. */
function asWords(name: string): string {
  return wordsOf(name)
    .map((word) => ` ${word}`)
    .join('');
}
