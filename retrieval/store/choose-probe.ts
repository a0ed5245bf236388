/** A finished table of passages in, what proves at every opening that its search works out. */
import { tokenise } from '../text/tokenise.ts';
import type { Probe } from './builds.ts';
import type { Table } from './database.ts';
import { isOneOf } from './filter-sql.ts';
import { textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';
import type { WordCounts } from './word-counts.ts';

/** The two rarest words of the passage that holds the rarest of all, and what is found beside them. */
export async function chooseProbe(passages: Table, counts: WordCounts): Promise<Probe | null> {
  const rarest = counts.rarest();
  if (rarest === null) return null;
  const columns = ['words', 'context'];
  const [row] = await passages.rows({ columns, where: isOneOf('id', [rarest.passageId]) });
  if (row === undefined) throw new StoreFault('index-broken', `Passage ${rarest.passageId} was not written.`);
  const others = textIn(row, 'words').split(' ');
  const second = others
    .filter((word) => word !== rarest.word && counts.of(word) > 0)
    .reduce((best, word) => (best === '' || counts.of(word) < counts.of(best) ? word : best), '');
  return {
    passageId: rarest.passageId,
    words: [rarest.word, second].filter(Boolean),
    chars: tokenise(rarest.word).chars,
    context: textIn(row, 'context').split(' ').filter(Boolean).slice(0, 8),
  };
}
