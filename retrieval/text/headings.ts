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
  // 一、二、三产业 and 二、三线城市 count and open nothing.
  { kind: 'han', rank: 4, pattern: new RegExp(`^([${HAN}]{1,4})、(?![${HAN}]{1,2}(?:、|产业|线城市))`) },
  { kind: 'han-bracket', rank: 5, pattern: new RegExp(`^[（(]([${HAN}]{1,4})[）)]`) },
  { kind: 'clause-article', rank: 6, pattern: new RegExp(`^第([${HAN}0-9]{1,5})条[：:、]?`) },
  { kind: 'number', rank: 6, pattern: /^(\d{1,3})[.．、](?!\d)/ },
  { kind: 'number-bracket', rank: 7, pattern: /^[（(](\d{1,3})[）)]/ },
  { kind: 'circle', rank: 8, pattern: /^([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])/ },
  { kind: 'box', rank: 9, pattern: /^专栏([0-9一二三四五六七八九十]{1,3})?[：:.、]?(?=\S)/ },
  { kind: 'dash', rank: 10, pattern: /^(?:——|—|- |• ?|· ?)()(?=\S)/ },
];

/** `责任单位：市发展改革委` on a line of its own closes the clause above. */
export const ANSWERS_FOR =
  /^[【［[（(]?(?:牵头|主办|主责|责任|负责|落实|实施|承办|完成|配合|协办|协同|参与|参加|协助)(?:单位|部门|处室|科室|主体|机构|领导|人)[：:].{2,300}$/u;

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
