/**
 * Markdown of an answer as DOM nodes. Raw HTML, links and images are not even parsed as such; from what micromark
 * makes only the listed elements are rebuilt, without any attribute. `[n]` of a known citation becomes what `marker` builds.
 */
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';

const ALLOWED = new Set([
  'P',
  'STRONG',
  'EM',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'THEAD',
  'TBODY',
  'TR',
  'TH',
  'TD',
  'BR',
  'HR',
  'CODE',
  'BLOCKQUOTE',
]);
/** Constructs that an answer never has: they could only turn a figure or a marker into something else. */
const DISABLED = [
  'htmlFlow',
  'htmlText',
  'definition',
  'labelStartLink',
  'labelStartImage',
  'labelEnd',
  'autolink',
  'codeIndented',
  'headingAtx',
  'setextUnderline',
];

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

/** The page's policy names this one policy; nothing else may hand HTML to a parser. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('answer-markdown', {
  createHTML: (html) => html,
});

export type BuildMarker = (marker: number) => Node | null;

export function renderMarkdown(markdown: string, marker: BuildMarker): DocumentFragment {
  const html = micromark(markdown, {
    extensions: [gfmTable(), { disable: { null: DISABLED } }],
    htmlExtensions: [gfmTableHtml()],
  });
  // An inert document: nothing in it loads or runs.
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
  const fragment = document.createDocumentFragment();
  copyChildren(parsed.body, fragment, marker);
  return fragment;
}

function copyChildren(from: Node, to: Node, marker: BuildMarker): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      appendText(child.textContent ?? '', to, marker);
    } else if (child instanceof HTMLElement && ALLOWED.has(child.tagName)) {
      const copy = document.createElement(child.tagName);
      copyChildren(child, copy, marker);
      to.appendChild(copy);
    } else {
      copyChildren(child, to, marker);
    }
  }
}

function appendText(text: string, to: Node, marker: BuildMarker): void {
  for (const part of text.split(/(\[\d{1,3}\])/)) {
    const number = /^\[(\d+)\]$/.exec(part)?.[1];
    const built = number ? marker(Number(number)) : null;
    if (built ?? part) to.appendChild(built ?? document.createTextNode(part));
  }
}
