import { wordsOf } from '../local/console.ts';
import { CHECKS, type SmokeContext } from './checks.ts';

export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** What was seen, or what is wrong. */
  readonly detail: string;
}

/** Makes every check, also after one has failed, and reports each finding as it comes. */
export const runChecks = async (context: SmokeContext, tell: (finding: Finding) => void): Promise<boolean> => {
  let all = true;
  for (const { what, run } of CHECKS) {
    const finding = await run(context).then(
      (detail): Finding => ({ what, ok: true, detail }),
      (error: unknown): Finding => ({ what, ok: false, detail: wordsOf(error) }),
    );
    all &&= finding.ok;
    tell(finding);
  }
  return all;
};
