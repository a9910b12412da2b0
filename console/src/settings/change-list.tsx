import type { ReactNode } from 'react';
import { changeText, type SettingChange } from './setting-words.ts';

/** Old and new of each setting, in words. */
export const ChangeList = ({ changes }: { readonly changes: readonly SettingChange[] }): ReactNode => (
  <ul>
    {changes.map((change) => (
      <li key={change.setting}>{changeText(change)}</li>
    ))}
  </ul>
);
