import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** The part of a node of Babel's syntax tree that is needed here. */
interface Path {
  readonly node: Node;
  readonly parentPath: Path | null;
}
interface Node {
  readonly type: string;
  readonly arguments?: readonly Node[];
  readonly test?: Node | null;
  readonly consequent?: readonly Node[];
  readonly argument?: Node | null;
}

/** `throw new RangeError('…')`: what matters is that an error is thrown, and which. Its words are for people. */
const isErrorText = ({ node, parentPath: error }: Path): boolean =>
  (node.type === 'StringLiteral' || node.type === 'TemplateLiteral') &&
  error?.node.type === 'NewExpression' &&
  error.node.arguments?.[0] === node &&
  error.parentPath?.node.type === 'ThrowStatement';

/** `default: return kind satisfies never`: the compiler proves that it never runs. */
const isUnreachable = ({ node }: Path): boolean =>
  node.type === 'SwitchCase' && node.test === null && node.consequent?.[0]?.argument?.type === 'TSSatisfiesExpression';

/** What Stryker does not change in `lib/domain`, and why. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'domain', {
    shouldIgnore(path: Path) {
      if (isErrorText(path)) return 'the words of an error';
      return isUnreachable(path) ? 'the compiler proves that it never runs' : undefined;
    },
  }),
];
