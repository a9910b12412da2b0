import type { AffiliateId } from '../shared/ids.ts';
import type { Affiliate } from './affiliate.ts';

/**
 * What affiliates are looked for by: how their id begins, a word of their name, or their e-mail address. Capitals and accents
 * make no difference. Whoever fits all that is given is found.
 */
export type AffiliateSearch = {
  readonly idPrefix?: string | undefined;
  /** One word or more, as they stand in the name: of "Ann-Marie Lee" for example `lee`, or `marie l`. */
  readonly namePrefix?: string | undefined;
  readonly emailPrefix?: string | undefined;
};

export type SearchField = 'NAME' | 'EMAIL';

/** The first letters of a word of a name, or of an address: all that an index holds of it. */
export type SearchHead = { readonly field: SearchField; readonly head: string };

/** Enough to look in a small part of all, too little to name anybody. */
const HEAD_LENGTH = 3;

/** Words of a name that it is found by: each is an entry of the index. */
const MAX_WORDS = 8;

/** Without capitals, accents and other ways to write the same letter. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a name, folded; none, if it has neither letter nor digit. */
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

/** What the index holds of an affiliate, each once. */
export function searchHeads({ fullName, email }: Pick<Affiliate, 'fullName' | 'email'>): SearchHead[] {
  const names = new Set(wordsOf(fullName).slice(0, MAX_WORDS).map(headOf));
  return [...[...names].map((head) => ({ field: 'NAME' as const, head })), { field: 'EMAIL', head: emailHead(email) }];
}

function emailHead(email: string): string {
  return headOf(foldedEmail(email));
}

/** Where the index is looked in for a search by name or address; `undefined`: it is by neither. */
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

/** A blank before each word, so that a part of the text that begins with one begins where a word does. */
function asWords(name: string): string {
  return wordsOf(name)
    .map((word) => ` ${word}`)
    .join('');
}
