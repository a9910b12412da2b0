import * as z from 'zod';
import { characterName } from './character-names.ts';

/**
 * Characters that are invisible, or that change how their neighbours are drawn: controls, line separators, bidirectional
 * embeddings, overrides, isolates and marks, the byte order mark, fillers, tags, and everything else that Unicode calls
 * ignorable. Also those that stand for broken text: halves of surrogate pairs, U+FFFD, noncharacters.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffb\ufffd]/gu;

/**
 * Invisible characters that a script needs, each after the character that it changes: joiners between the letters of
 * cursive and Indic scripts and inside emoji, variation selectors of emoji, ideographs and Mongolian letters. Anywhere
 * else, such as between two Latin letters, they only make equal-looking texts unequal.
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

/** Invisible characters that are allowed in some places. The message then says that the place is wrong. */
const NEEDED_SOMEWHERE = /\u200c|\u200d|\p{Variation_Selector}/u;

/** Enough for a code point of two halves before the invisible character, which may have two halves itself. */
const LOOK_BACK = 4;

/** The first invisible character of a text; `undefined` if there is none. */
function unseenCharacter(text: string): string | undefined {
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    const upToHere = text.slice(Math.max(0, index - LOOK_BACK), index + character.length);
    if (!NEEDED.some((pattern) => pattern.test(upToHere))) return character;
  }
  return undefined;
}

/** A text that cannot be refused, made safe to show. Invisible characters become U+FFFD, the replacement character. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}

/**
 * Free text of one line, for every request. No name, reason or note can look like another, or like another line of a log or
 * a file.
 *
 * Blanks and line breaks around it are trimmed; inside there is no line break. It is kept in Unicode's form NFC, so that a
 * letter is the same however a keyboard composes it. It contains no invisible character, and the error names the first by
 * number and name. Joiners and variation selectors are allowed where their script needs them: Persian and Indic names, rare
 * ideographs, emoji. Its length is counted in code points of the trimmed text, as in JSON Schema.
 *
 * Letters of different scripts that look alike are not told apart, because names come in every script, and often in two.
 *
 * For requests only. Stored text was checked by the rules of its time and is never checked again.
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
