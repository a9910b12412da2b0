import { describe, expect, it } from 'vitest';
import { emailField } from '../../../../lib/contracts/shared/email.ts';

const faultOf = (address: string) => emailField.safeParse(address).error?.issues.map(({ message }) => message);

describe('an e-mail address', () => {
  it.each([
    'ann@example.com',
    "o'brien+payouts@mail.example.co.uk",
    'a_b-c!#$%&*/=?^`{|}~@example.com',
    'ann@xn--e1afmkfd.xn--p1ai',
    'почта@пример.рф',
    '用户@例え.jp',
    'dörte@straße.de',
    'नमस्ते@उदाहरण.भारत',
    'ทำ@น้ำ.ไทย',
    'نام\u200cه@مثال.ایران',
    `${'x'.repeat(64)}@example.com`,
    `a@${'ü'.repeat(50)}.de`,
  ])('is taken as it is: %s', (address) => {
    expect(emailField.parse(address)).toBe(address);
  });

  it('is trimmed, and composed as other texts are', () => {
    expect(emailField.parse(' do\u0308rte@example.com\n')).toBe('d\u00f6rte@example.com');
  });

  it.each([
    ['', 'must not be empty'],
    ['ann', 'must be an e-mail address, such as ann@example.com'],
    ['ann@', 'must be an e-mail address, such as ann@example.com'],
    ['@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['a b@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['a\u00a0b@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['.a@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['a..b@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['"a b"@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['a@b@example.com', 'must be an e-mail address, such as ann@example.com'],
    ['Ann <ann@example.com>', 'must be an e-mail address, such as ann@example.com'],
    ['ann@[192.0.2.1]', 'must be an e-mail address, such as ann@example.com'],
    ['ann@exam%70le.com', 'must be an e-mail address, such as ann@example.com'],
    ['ann@example.com/x', 'must be an e-mail address, such as ann@example.com'],
    ['ann@☃.net', 'must be an e-mail address, such as ann@example.com'],
    ['ann@localhost', 'must end in the name of a domain'],
    ['ann@192.0.2.1', 'must end in the name of a domain'],
    ['ann@example..com', 'must end in the name of a domain'],
    ['ann@-example.com', 'must end in the name of a domain'],
    [`ann@${'ü'.repeat(70)}.de`, 'must end in the name of a domain'],
    [`${'x'.repeat(65)}@example.com`, 'must have at most 64 bytes before the @'],
    [`${'ü'.repeat(33)}@example.com`, 'must have at most 64 bytes before the @'],
    [`a@${'ü.'.repeat(90)}de`, 'must be at most 254 bytes'],
    [`a@${'x.'.repeat(130)}de`, 'must be at most 254 characters'],
    ['ａnn@example.com', 'must be in plain letters, not in full-width or other forms'],
    ['ann＠evil.example@example.com', 'must be in plain letters, not in full-width or other forms'],
    ['ann@ｅxample.com', 'must be in plain letters, not in full-width or other forms'],
    ['a\u202enn@example.com', 'must not contain U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['ann@exam\u00adple.com', 'must not contain U+00AD SOFT HYPHEN'],
    ['a\u200dnn@example.com', 'must not contain U+200D ZERO WIDTH JOINER where it changes nothing'],
    ['ann@example\u0000.com', 'must not contain U+0000 NULL'],
  ])('is refused: %j, which %s', (address, message) => {
    expect(faultOf(address)).toEqual([message]);
  });
});
