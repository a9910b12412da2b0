import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';

/** A state as people read it. */
interface ShownState {
  readonly type: StatusIndicatorProps.Type;
  readonly text: string;
}

/** All states of a kind of thing, in the order of its life. A new state of the API does not compile before it has its words. */
export type StateTable<State extends string> = Readonly<Record<State, ShownState>>;

/** The states of a table, in its order. */
export const statesOf = <State extends string>(states: StateTable<State>): State[] =>
  Object.keys(states).filter((key): key is State => key in states);

interface StateIndicatorProps<State extends string> {
  readonly states: StateTable<State>;
  readonly state: State;
}

export const StateIndicator = <State extends string>(props: StateIndicatorProps<State>): ReactNode => {
  const { type, text } = props.states[props.state];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
};
