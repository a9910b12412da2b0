import * as z from 'zod';
import { characterName } from './character-names.ts';

/**
 * What is drawn as nothing, or changes how its neighbours are drawn: controls, line separators, bidirectional embeddings,
 * overrides, isolates and marks, the byte order mark, fillers, tags, and everything else that Unicode says may be ignored
 * when it cannot be shown. Beside them what only stands for broken text: halves of surrogate pairs, U+FFFD, noncharacters.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffb\ufffd]/gu;

/**
 * Invisible characters that a script needs, each behind what it changes: joiners between the letters of cursive and Indic
 * scripts and inside emoji, variation selectors of emoji, ideographs and Mongolian letters. Anywhere else, as between two
 * Latin letters, they change nothing but what the text is equal to.
 *
 * @see https://www.unicode.org/versions/latest/core-spec/chapter-23/ (23.2, 23.4)
 */
const NEEDED = [
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}\p{scx=Mong}][\u200c\u200d]$/u,
  /[\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}][\u200c\u200d]$/u,
  /[\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}][\u200c\u200d]$/u,
  /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)\u200d$/u,
  /[\p{Emoji}\p{Ideographic}\p{scx=Mong}\p{scx=Mymr}][\ufe00-\ufe0f]$/u,
  /\p{Ideographic}[\u{e0100}-\u{e01ef}]$/u,
  /\p{scx=Mong}[\u180b-\u180d\u180f]$/u,
];

/** Those that are taken somewhere: whoever is told of one is told that it is its place that is wrong. */
const NEEDED_SOMEWHERE = /\u200c|\u200d|\p{Variation_Selector}/u;

/** Enough for a code point of two halves before the invisible one, which may have two itself. */
const LOOK_BACK = 4;

/** The first character of a text that nobody could see; `undefined`: there is none. */
function unseenCharacter(text: string): string | undefined {
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    const upToHere = text.slice(Math.max(0, index - LOOK_BACK), index + character.length);
    if (!NEEDED.some((pattern) => pattern.test(upToHere))) return character;
  }
  return undefined;
}

/** A text that cannot be refused, as it may be shown: what nobody could see becomes U+FFFD, the replacement character. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}

/**
 * What people write in one line: every free text of every request, so that no name, reason or note can look like another, or
 * like another line of a log or a file.
 *
 * - Blanks around it are trimmed, line breaks among them; inside there is none.
 * - It is kept in Unicode's form NFC, so that a letter is the same however a keyboard composes it.
 * - It holds no character that is drawn as nothing; the fault names the first by number and name. Joiners and variation
 *   selectors are taken where their script needs them: Persian and Indic names, rare ideographs, emoji.
 * - Its length is counted in code points of the trimmed text, as JSON Schema counts.
 *
 * It does not tell letters of different scripts apart that look alike: names are of every script, and often of two.
 * For requests only. What is stored was checked by the rules of its day and is never checked again.
 */
export const lineText = (maxLength: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .check(({ value, issues }) => {
      if (value === '') {
        const message = 'must not be empty';
        issues.push({ code: 'too_small', origin: 'string', minimum: 1, inclusive: true, input: value, message });
        return;
      }
      if (value.length > maxLength && [...value].length > maxLength) {
        const message = `must be at most ${maxLength} characters`;
        issues.push({ code: 'too_big', origin: 'string', maximum: maxLength, inclusive: true, input: value, message });
        return;
      }
      const unseen = unseenCharacter(value);
      if (unseen === undefined) return;
      const where = NEEDED_SOMEWHERE.test(unseen) ? ' where it changes nothing' : '';
      const message = `must not contain ${characterName(unseen)}${where}`;
      issues.push({ code: 'invalid_format', format: 'text', input: value, message });
    })
    .meta({
      description: `One line of text, at most ${maxLength} characters, none of them invisible. Blanks around it are trimmed.`,
      override: { minLength: 1, maxLength },
    });
