import { describe, expect, it } from 'vitest';
import {
  fits,
  foldedId,
  headSought,
  searchHeads,
  wordsOf,
} from '../../../../lib/domain/affiliates/affiliate-search.ts';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { NOW } from '../../../support/domain.ts';

const affiliate = (fullName: string, email = 'x@example.com', id = 'ann') => ({
  affiliateId: affiliateId(id),
  fullName,
  email,
  country: 'US',
  createdAt: NOW,
  updatedAt: NOW,
});

describe('looking for an affiliate', () => {
  it.each([
    ['Ann-Marie O’Brien', 'ann marie o brien'],
    ['  JOSÉ  Núñez ', 'jose nunez'],
    ['Ｊohn ﬁtz', 'john fitz'],
    ['Müller, Jürgen (Jr.)', 'muller jurgen jr'],
    ['李 小龍', '李 小龍'],
    ['***', ''],
  ])('reads %s as the words %s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });

  it.each([
    ['lee', true],
    ['LEE', true],
    ['l', true],
    ['Ann M', true],
    ['marie le', true],
    ['ann lee', false],
    ['nn', false],
    ['ée', false],
  ])('by the name %s finds Ann-Marie Lee: %s', (namePrefix, found) => {
    expect(fits(affiliate('Ann-Marie Lee'), { namePrefix })).toBe(found);
  });

  it.each([
    [{ idPrefix: 'AFF-0' }, true],
    [{ idPrefix: 'ff' }, false],
    [{ emailPrefix: 'ANN@Ex' }, true],
    [{ emailPrefix: 'example' }, false],
    [{ idPrefix: 'aff', emailPrefix: 'ann', namePrefix: 'lee' }, true],
    [{ idPrefix: 'aff', emailPrefix: 'bob', namePrefix: 'lee' }, false],
    [{}, true],
  ])('by %j finds aff-007, ann@example.com: %s', (search, found) => {
    expect(fits(affiliate('Ann Lee', 'Ann@Example.com', 'aff-007'), search)).toBe(found);
  });

  it('is led by the first three letters of each word and of the address, and by nothing more of them', () => {
    const heads = searchHeads({ fullName: 'Anna Anne Lee Li', email: 'Anna.Lee@example.com' });
    expect(heads).toEqual([
      { field: 'NAME', head: 'ann' },
      { field: 'NAME', head: 'lee' },
      { field: 'NAME', head: 'li' },
      { field: 'EMAIL', head: 'ann' },
    ]);
    const many = searchHeads({ fullName: 'aa bb cc dd ee ff gg hh ii jj', email: 'a@b.de' });
    expect(many.filter(({ field }) => field === 'NAME')).toHaveLength(8);
  });

  it('by an id makes no difference between capitals and others: it is kept in small letters', () => {
    expect(foldedId('AFF-Ann')).toBe('aff-ann');
  });

  it('looks under the address before the name, and under neither for an id', () => {
    expect(headSought({ namePrefix: 'Lee', emailPrefix: 'ANNA@' })).toEqual({ field: 'EMAIL', head: 'ann' });
    expect(headSought({ namePrefix: 'Élodie Martin' })).toEqual({ field: 'NAME', head: 'elo' });
    expect(headSought({ idPrefix: 'aff' })).toBeUndefined();
  });
});
