/**
 * A source file in, its regular expressions out: literals, and `new RegExp(…)` with constants of the same file put in. What is
 * known only at run time stands as one word, since text of others enters a pattern escaped or not at all.
 */
import { type ESTree, parseSync, Visitor } from 'vite';

export interface Pattern {
  file: string;
  line: number;
  source: string;
  flags: string;
  /** Comment that ends on the line above or stands on the same line; empty when there is none. */
  comment: string;
}

const WORD = '甲';

type Constants = ReadonlyMap<string, ESTree.Expression>;

export function readPatterns(file: string, code: string): Pattern[] {
  const { program, comments } = parseSync(file, code);
  const constants = constantsOf(program);
  const found: Pattern[] = [];
  const lineOf = (at: number): number => code.slice(0, at).split('\n').length;
  const add = (at: number, { source, flags }: Pick<Pattern, 'source' | 'flags'>): void => {
    const line = lineOf(at);
    const near = comments.filter(({ start, end }) => lineOf(end) === line - 1 || lineOf(start) === line);
    found.push({ file, line, source, flags, comment: near.map(({ value }) => value).join(' ') });
  };
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex) add(node.start, { source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      const [source, flags] = node.arguments;
      if (source) add(node.start, { source: textOf(source, constants), flags: flags ? textOf(flags, constants) : '' });
    },
  }).visit(program);
  return found;
}

function constantsOf(program: ESTree.Program): Constants {
  const constants = new Map<string, ESTree.Expression>();
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init) constants.set(id.name, init);
    },
  }).visit(program);
  return constants;
}

/** Of an expression that makes a pattern, or flags. */
function textOf(node: ESTree.Argument, constants: Constants): string {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node && node.regex ? node.regex.pattern : String(node.value);
    case 'TemplateLiteral':
      return node.quasis
        .map(({ value }, at) => {
          const next = node.expressions[at];
          return `${value.cooked ?? ''}${next ? textOf(next, constants) : ''}`;
        })
        .join('');
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier'
        ? WORD
        : textOf(node.left, constants) + textOf(node.right, constants);
    case 'MemberExpression':
      return node.property.type === 'Identifier' && node.property.name === 'source'
        ? textOf(node.object, constants)
        : WORD;
    case 'Identifier': {
      const known = constants.get(node.name);
      // A name that stands for itself, as in two functions that use the same one, would go on for ever.
      return known && known !== node
        ? textOf(known, new Map([...constants].filter(([name]) => name !== node.name)))
        : WORD;
    }
    default:
      return WORD;
  }
}
