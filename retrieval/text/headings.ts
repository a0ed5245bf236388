/** Numbering of Chinese official papers: which marker opens a paragraph and how deep it stands. */

export interface Marker {
  kind:
    | 'part'
    | 'chapter'
    | 'article-section'
    | 'clause-article'
    | 'han'
    | 'han-bracket'
    | 'number'
    | 'number-bracket'
    | 'circle'
    | 'annex'
    | 'box'
    | 'star'
    | 'markdown'
    | 'dash';
  /** Smaller is outer. Follows GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）, with book divisions above and ① below. */
  rank: number;
  /** Marker as it stands in the index text: `（五）`, `16.`. */
  text: string;
  /** Number where the marker has one. */
  number: string | null;
}

const HAN = '一二三四五六七八九十百零〇';

const MARKERS: { kind: Marker['kind']; rank: number; pattern: RegExp }[] = [
  { kind: 'annex', rank: 0, pattern: /^附件([0-9一二三四五六七八九十]{0,2})[：:.、]?(?=$|[^0-9])/ },
  { kind: 'part', rank: 1, pattern: new RegExp(`^第([${HAN}0-9]{1,4})[编篇部]分?(?=[\\s　]?\\S)`) },
  { kind: 'chapter', rank: 2, pattern: new RegExp(`^第([${HAN}0-9]{1,4})章`) },
  { kind: 'article-section', rank: 3, pattern: new RegExp(`^第([${HAN}0-9]{1,4})节`) },
  { kind: 'star', rank: 3, pattern: /^[※★◆■●▲](?=\S)()/ },
  { kind: 'han', rank: 4, pattern: new RegExp(`^([${HAN}]{1,4})、`) },
  { kind: 'han-bracket', rank: 5, pattern: new RegExp(`^[（(]([${HAN}]{1,4})[）)]`) },
  { kind: 'clause-article', rank: 6, pattern: new RegExp(`^第([${HAN}0-9]{1,5})条[：:、]?`) },
  { kind: 'number', rank: 6, pattern: /^(\d{1,3})[.．、](?!\d)/ },
  { kind: 'number-bracket', rank: 7, pattern: /^[（(](\d{1,3})[）)]/ },
  { kind: 'circle', rank: 8, pattern: /^([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])/ },
  { kind: 'box', rank: 9, pattern: /^专栏([0-9一二三四五六七八九十]{1,3})?[：:.、]?(?=\S)/ },
  { kind: 'dash', rank: 10, pattern: /^(?:——|—|- |• ?|· ?)()(?=\S)/ },
];

/** The marker that opens `text` (index text of a paragraph), or null. */
export function markerOf(text: string): Marker | null {
  const markdown = /^(#{1,6}) ?(?=\S)/.exec(text);
  if (markdown) {
    return { kind: 'markdown', rank: (markdown[1]?.length ?? 1) / 10, text: markdown[0], number: null };
  }
  for (const { kind, rank, pattern } of MARKERS) {
    const match = pattern.exec(text);
    if (match) return { kind, rank, text: match[0], number: match[1] || null };
  }
  return null;
}
