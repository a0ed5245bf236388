/**
 * Markdown of an answer in, a tree of the few elements that an answer may have out. The events of the parser are read
 * directly, so no HTML is ever made. HTML, links, images, code and entities are not even recognised: they stay text.
 */
import { parse, postprocess, preprocess } from 'micromark';
import { gfmTable } from 'micromark-extension-gfm-table';

export type Tag =
  | 'p'
  | 'strong'
  | 'em'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td';

export interface Branch {
  tag: Tag;
  children: Leaf[];
  /** First number of an ordered list. */
  start?: number;
}

export type Leaf = string | Branch | { tag: 'br' };

/** Constructs that an answer never has: they could only turn a figure or a marker into something else. */
const DISABLED = [
  ...['htmlFlow', 'htmlText', 'definition', 'labelStartLink', 'labelStartImage', 'labelEnd', 'autolink'],
  ...['codeIndented', 'codeFenced', 'codeText', 'headingAtx', 'setextUnderline', 'characterReference'],
  'thematicBreak',
];

const TAGS: Record<string, Tag> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  listOrdered: 'ol',
  listUnordered: 'ul',
  blockQuote: 'blockquote',
  table: 'table',
  tableHead: 'thead',
  tableBody: 'tbody',
  tableRow: 'tr',
  tableHeader: 'th',
  tableData: 'td',
};
const WITH_TEXT = new Set<Tag>(['p', 'strong', 'em', 'th', 'td']);

export function readMarkdown(markdown: string): Leaf[] {
  const root: Branch = { tag: 'p', children: [] };
  const open: Branch[] = [root];
  const last = (): Branch => open.at(-1) ?? root;
  const enter = (tag: Tag): void => {
    const branch: Branch = { tag, children: [] };
    last().children.push(branch);
    open.push(branch);
  };
  for (const [way, token, context] of eventsOf(markdown)) {
    const tag = TAGS[token.type];
    if (tag) {
      if (way === 'enter') enter(tag);
      else {
        if (last().tag === 'li') open.pop();
        open.pop();
      }
    } else if (way === 'enter') {
      const isText = open.length > 1 && WITH_TEXT.has(last().tag);
      if (token.type === 'listItemPrefix') {
        if (last().tag === 'li') open.pop();
        enter('li');
      } else if (token.type === 'listItemValue') {
        const list = open.at(-2);
        if (list?.children.length === 1) list.start = Number(context.sliceSerialize(token));
      } else if (token.type === 'data' || token.type === 'characterEscapeValue') {
        last().children.push(context.sliceSerialize(token));
      } else if (token.type === 'lineEnding' && isText) last().children.push({ tag: 'br' });
    }
  }
  return root.children;
}

function eventsOf(markdown: string): ReturnType<typeof postprocess> {
  const parser = parse({ extensions: [gfmTable(), { disable: { null: DISABLED } }] });
  return postprocess(parser.document().write(preprocess()(markdown, undefined, true)));
}
