/** Markdown of an answer in, blocks for a Word file out; each `[n]` becomes what `note` makes of the n-th source. */
import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { DocxBlock, Inline } from './docx.ts';

export type MakeNote = (marker: number) => Inline | null;

/** What an answer never holds on purpose: as Markdown it could only turn a figure or a marker into something else. */
const DISABLED = ['htmlFlow', 'htmlText', 'definition', 'labelStartLink', 'labelStartImage', 'labelEnd', 'autolink'];

export function markdownBlocks(markdown: string, note: MakeNote): DocxBlock[] {
  const root = fromMarkdown(markdown, {
    extensions: [gfmTable(), { disable: { null: [...DISABLED, 'codeIndented', 'headingAtx', 'setextUnderline'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return root.children.flatMap((node) => blocksOf(node, note));
}

function blocksOf(node: RootContent, note: MakeNote): DocxBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: inlinesOf(node.children, note) }];
    case 'list':
      return itemsOf(node, { depth: 0, note });
    case 'table':
      return [tableOf(node, note)];
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, note));
    default:
      return [{ kind: 'paragraph', inlines: inlinesOf([node], note) }];
  }
}

function itemsOf(list: List, { depth, note }: { depth: number; note: MakeNote }): DocxBlock[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child): DocxBlock[] => {
      if (child.type === 'list') return itemsOf(child, { depth: depth + 1, note });
      const inlines = child.type === 'paragraph' ? inlinesOf(child.children, note) : inlinesOf([child], note);
      return [{ kind: list.ordered ? 'numbered' : 'bullet', depth, inlines }];
    }),
  );
}

function tableOf(table: Table, note: MakeNote): DocxBlock {
  const rows = table.children.map((row) => row.children.map((cell) => [inlinesOf(cell.children, note)]));
  return { kind: 'table', rows };
}

function inlinesOf(nodes: readonly (PhrasingContent | Nodes)[], note: MakeNote): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'strong') return inlinesOf(node.children, note).map(emboldened);
    if (node.type === 'break') return [{ kind: 'text', text: ' ' }];
    if ('children' in node) return inlinesOf(node.children, note);
    return 'value' in node ? withNotes(node.value, note) : [];
  });
}

function emboldened(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, bold: true } : inline;
}

/** A number of no source stays the text that it is. */
function withNotes(text: string, note: MakeNote): Inline[] {
  return text.split(/(\[\d{1,3}\])/).flatMap((part): Inline[] => {
    const marker = /^\[(\d+)\]$/.exec(part)?.[1];
    const made = marker === undefined ? null : note(Number(marker));
    if (made) return [made];
    return part === '' ? [] : [{ kind: 'text', text: part }];
  });
}
