/** What was read as what in a question, for the notice that goes with the answer. */
export interface Correction {
  /** As typed: `振江`. */
  written: string;
  /** As understood: `镇江`. */
  read: string;
  kind: 'region' | 'term' | 'pinyin' | 'english';
}

export interface CorrectedQuestion {
  text: string;
  corrections: Correction[];
}
