import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import GithubSlugger from 'github-slugger';
import { lexer, type Token, walkTokens } from 'marked';

export const PROJECT = join(import.meta.dirname, '../..');

/** What is not ours, or is made by running something. */
const NOT_OURS = ['node_modules/**', '.local/**', 'cdk.out/**', 'coverage/**'];

/** Files of the project by a pattern, as paths from its root with `/`. */
export const filesOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: PROJECT, exclude: NOT_OURS }).map((file) => file.replaceAll('\\', '/'));

/** One page in Markdown. */
export interface Page {
  readonly title: string;
  /** Where its headings can be linked to, as GitHub names them. */
  readonly anchors: ReadonlySet<string>;
  /** Where its links lead, as written. */
  readonly links: readonly string[];
  /** What stands in backticks, except for blocks. */
  readonly code: readonly string[];
  readonly text: string;
}

/** @param file from the root of the project */
export function readPage(file: string): Page {
  const text = readFileSync(join(PROJECT, file), 'utf8');
  const slugs = new GithubSlugger();
  const headings: string[] = [];
  const links: string[] = [];
  const code: string[] = [];
  walkTokens(lexer(text), (token) => {
    if (token.type === 'heading') headings.push(plain(token.tokens ?? []));
    else if (token.type === 'link' || token.type === 'image') links.push(token.href);
    else if (token.type === 'codespan') code.push(token.text);
  });
  const anchors = new Set(headings.map((heading) => slugs.slug(heading)));
  return { title: headings[0] ?? '', anchors, links, code, text };
}

/** The text of a heading without its marks. */
function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? plain(token.tokens) : 'text' in token ? token.text : ''))
    .join('');
}

/** The file that a link leads to, and the heading if it names one. `undefined` if it leads out of the project. */
export function targetOf(page: string, link: string): { readonly file: string; readonly anchor?: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path))).replaceAll('\\', '/');
  return { file: file.replace(/\/$/, ''), ...(anchor !== undefined && { anchor }) };
}
