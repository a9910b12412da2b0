import { useState } from 'react';

/**
 * What is being typed into a field whose value stands in the address. Whenever the address changes, the field shows what is
 * there: the back button and links count for more than what was begun.
 */
export const useTyped = (inAddress: string): readonly [typed: string, type: (typed: string) => void] => {
  const [state, setState] = useState({ typed: inAddress, inAddress });
  // https://react.dev/reference/react/useState#storing-information-from-previous-renders
  if (state.inAddress !== inAddress) setState({ typed: inAddress, inAddress });
  const type = (typed: string) => setState({ typed, inAddress });
  return [state.inAddress === inAddress ? state.typed : inAddress, type];
};
