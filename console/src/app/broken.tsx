import { Component, type ReactNode } from 'react';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';

interface BrokenProps {
  /** Which page is shown. Another one starts without the error. */
  readonly at: string;
  readonly children: ReactNode;
}

interface State {
  readonly at: string;
  readonly fault?: unknown;
}

/** If a page throws, it says so in its place, and the rest of the console goes on. */
export class Broken extends Component<BrokenProps, State> {
  override readonly state: State = { at: this.props.at };

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { fault };
  }

  static getDerivedStateFromProps({ at }: BrokenProps, state: State): Partial<State> | null {
    return at === state.at ? null : { at, fault: undefined };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return <ProblemAlert error={fault} what="This page stopped working" onAgain={() => window.location.reload()} />;
  }
}
