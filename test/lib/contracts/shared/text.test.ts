import { describe, expect, it } from 'vitest';
import { fieldErrors } from '../../../../lib/contracts/shared/field-errors.ts';
import { lineText, visibleText } from '../../../../lib/contracts/shared/text.ts';

const field = lineText(20);

const faultsOf = (text: unknown) => {
  const { error } = field.safeParse(text, { reportInput: true });
  return fieldErrors('body', error?.issues ?? []).map(({ code, message }) => `${code}: ${message}`);
};
const takenAs = (text: string) => field.safeParse(text).data;

describe('a line of text', () => {
  it.each([
    ['\u0000', 'U+0000 NULL'],
    ['\t', 'U+0009 CHARACTER TABULATION'],
    ['\n', 'U+000A LINE FEED'],
    ['\r', 'U+000D CARRIAGE RETURN'],
    ['\u001b', 'U+001B ESCAPE'],
    ['\u001f', 'U+001F INFORMATION SEPARATOR ONE'],
    ['\u007f', 'U+007F DELETE'],
    ['\u0080', 'U+0080 CONTROL CHARACTER'],
    ['\u0085', 'U+0085 NEXT LINE'],
    ['\u009f', 'U+009F CONTROL CHARACTER'],
    ['\u00ad', 'U+00AD SOFT HYPHEN'],
    ['\u034f', 'U+034F COMBINING GRAPHEME JOINER'],
    ['\u061c', 'U+061C ARABIC LETTER MARK'],
    ['\u115f', 'U+115F HANGUL CHOSEONG FILLER'],
    ['\u200b', 'U+200B ZERO WIDTH SPACE'],
    ['\u200c', 'U+200C ZERO WIDTH NON-JOINER where it changes nothing'],
    ['\u200d', 'U+200D ZERO WIDTH JOINER where it changes nothing'],
    ['\u200e', 'U+200E LEFT-TO-RIGHT MARK'],
    ['\u200f', 'U+200F RIGHT-TO-LEFT MARK'],
    ['\u2028', 'U+2028 LINE SEPARATOR'],
    ['\u2029', 'U+2029 PARAGRAPH SEPARATOR'],
    ['\u202a', 'U+202A LEFT-TO-RIGHT EMBEDDING'],
    ['\u202b', 'U+202B RIGHT-TO-LEFT EMBEDDING'],
    ['\u202c', 'U+202C POP DIRECTIONAL FORMATTING'],
    ['\u202d', 'U+202D LEFT-TO-RIGHT OVERRIDE'],
    ['\u202e', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['\u2060', 'U+2060 WORD JOINER'],
    ['\u2066', 'U+2066 LEFT-TO-RIGHT ISOLATE'],
    ['\u2067', 'U+2067 RIGHT-TO-LEFT ISOLATE'],
    ['\u2068', 'U+2068 FIRST STRONG ISOLATE'],
    ['\u2069', 'U+2069 POP DIRECTIONAL ISOLATE'],
    ['\u2800', 'U+2800 BRAILLE PATTERN BLANK'],
    ['\u3164', 'U+3164 HANGUL FILLER'],
    ['\ufeff', 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
    ['\ufe0f', 'U+FE0F VARIATION SELECTOR where it changes nothing'],
    ['\ufff9', 'U+FFF9 INTERLINEAR ANNOTATION ANCHOR'],
    ['\ufffd', 'U+FFFD REPLACEMENT CHARACTER'],
    ['\uffff', 'U+FFFF NONCHARACTER'],
    ['\ud800', 'U+D800 HALF OF A SURROGATE PAIR'],
    ['\udc00', 'U+DC00 HALF OF A SURROGATE PAIR'],
    ['\u{1d173}', 'U+1D173 INVISIBLE CHARACTER'],
    ['\u{e0041}', 'U+E0041 TAG CHARACTER'],
    ['\u{e0100}', 'U+E0100 VARIATION SELECTOR where it changes nothing'],
  ])('is refused with %j in it, and says %s', (character, name) => {
    expect(faultsOf(`Ann${character}Lee`)).toEqual([`invalid_format: must not contain ${name}`]);
  });

  it('names the first of several', () => {
    expect(faultsOf('a\u202eb\u200bc')).toEqual(['invalid_format: must not contain U+202E RIGHT-TO-LEFT OVERRIDE']);
  });

  it('may be of any script, with the joiners and selectors that it needs', () => {
    const texts = [
      "Seán O'Brien-Ó Súil",
      '山田\u3000太郎',
      'שלום עולם',
      'می\u200cخواهم',
      'क्\u200dष',
      'മോഹന്\u200d',
      'ශ්\u200dරී',
      '👩\u200d🚀 Ripley',
      '🏳\ufe0f\u200d🌈',
      '👩🏽\u200d🚀',
      '1\ufe0f\u20e3',
      '葛\u{e0100}城',
      'ᠮᠣᠩᠭᠣᠯ\u180b',
    ];
    for (const text of texts) expect(takenAs(text), JSON.stringify(text)).toBe(text);
  });

  it.each([
    'A\u200dnn',
    '\u200cAnn',
    'Анн\u200dа',
    'می\u200c\u200cخ',
    '太\u200d郎',
    'Ann\ufe0f',
    'A\u{e0100}nn',
    '1\u200d2',
  ])('is refused with such a character where it changes nothing: %j', (text) => {
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(/^invalid_format: must not contain U\+.* where it changes nothing$/),
    ]);
  });

  it('is trimmed of every kind of blank around it, and keeps those inside', () => {
    expect(takenAs(' \t\r\n\u00a0\u3000Ann  Lee\u2003\n')).toBe('Ann  Lee');
    for (const blank of ['', ' ', '\n', '\u3000']) expect(faultsOf(blank)).toEqual(['too_small: must not be empty']);
  });

  it('is one text however its letters were composed', () => {
    expect(takenAs('Zoe\u0308')).toBe('Zo\u00eb');
    expect(takenAs('\u212bngstrom')).toBe('\u00c5ngstrom');
  });

  it('is measured trimmed, in code points', () => {
    expect(takenAs(` ${'💸'.repeat(20)} `)).toBe('💸'.repeat(20));
    expect(takenAs('e\u0301'.repeat(20))).toBe('é'.repeat(20));
    expect(faultsOf('💸'.repeat(21))).toEqual(['too_big: must be at most 20 characters']);
    expect(faultsOf('\u202e'.repeat(100_000))).toEqual(['too_big: must be at most 20 characters']);
  });

  it.each([5, null, [], {}])('is not %j', (given) => {
    expect(faultsOf(given)).toEqual([expect.stringMatching(/^invalid_type: /)]);
  });
});

describe('a text that cannot be refused', () => {
  it('is shown with a mark for what nobody could see', () => {
    expect(visibleText('curl/8.5.0')).toBe('curl/8.5.0');
    expect(visibleText('curl\u202e\n/8\ud800')).toBe('curl\ufffd\ufffd/8\ufffd');
  });
});
