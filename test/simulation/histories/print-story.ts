import type { Act, Story } from './story.ts';
import type { Broken } from './witness.ts';

/** What happened, line by line. */
export type Line = { readonly at: string; readonly process: string; readonly text: string };

const ID = /\b(batch|txn|adj|c)-[0-9A-HJKMNP-TV-Z]{26}(?:-[A-Za-z0-9.-]+)?/g;

/** A story that broke a rule, printed for whoever has to find out why. */
export function printStory(
  story: Story,
  {
    broken,
    lines,
    commit,
  }: { readonly broken: readonly Broken[]; readonly lines: readonly Line[]; readonly commit: string },
): string {
  const { seed, cast, acts, faults, skewMs, paymentsPerSubmission, attemptLifetimeSeconds } = story;
  const planned = 'planned' in faults ? [...faults.planned] : [];
  const text = [
    `Seed ${seed}, commit ${commit}`,
    ...broken.map((one) => `BROKEN  ${one.rule}: ${one.text}`),
    '',
    `Submissions of up to ${paymentsPerSubmission} payments, good for ${attemptLifetimeSeconds} s; clocks differ by up to ${skewMs} ms.`,
    ...cast.map(
      ({ name, behaviour, commissions }) => `${name} has earned ${commissions.join(' + ')} and is paid "${behaviour}"`,
    ),
    ...acts.map((act) => `${String(act.at).padStart(5)} s  ${actText(act)}`),
    ...planned.map(([place, { kind, amount }]) => `fault    ${place}: ${kind}${amount > 0 ? ` (${amount})` : ''}`),
    '',
    ...lines
      .filter(isTelling)
      .map(({ at, process, text: what }) => `${at.slice(5, 19).replace('T', ' ')}  ${process}: ${what}`),
  ].join('\n');
  return withShortNames(text);
}

function actText({ id, at: _at, lateBy, admin, asksAgain, does, ...about }: Act): string {
  const what = Object.entries(about).map(([name, value]) => `${name} ${String(value)}`);
  return `act ${id}: ${['ada', 'ben'][admin]} ${[does, ...what].join(', ')}${lateBy > 0 ? `, ${lateBy} turns late` : ''}${asksAgain ? ', and asks again without an answer' : ''}`;
}

/** A read changes nothing, so it is printed only if it went wrong. */
function isTelling({ text }: Line): boolean {
  return text.includes('!!') || !/^(reads|queries|checks|asks whether)/.test(text);
}

/** Ids that people can tell apart: batch A, batch B. */
function withShortNames(text: string): string {
  const names = new Map<string, string>();
  return text.replace(ID, (id, kind: string) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const nth = [...names.values()].filter((name) => name.startsWith(`${kind}-`)).length;
    const name = `${kind}-${String.fromCharCode(65 + (nth % 26))}${nth >= 26 ? Math.trunc(nth / 26) : ''}`;
    names.set(id, name);
    return name;
  });
}
