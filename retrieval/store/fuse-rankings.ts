/**
 * Rankings by words and by vectors in, one ranking out (reciprocal rank fusion): their scores have nothing in common,
 * their places do. The score of a passage says only how it stands in this one ranking.
 */
import type { Match } from './search-passages.ts';

/** From the paper that brought the method (Cormack and others, 2009); it keeps one first place from deciding alone. */
const RANK_OFFSET = 60;
/** So that scores are of the size of those by words alone. */
const SCALE = 1000;

export function fuseRankings(rankings: readonly (readonly Pick<Match, 'id' | 'ordinal'>[])[]): Match[] {
  const fused = new Map<string, Match>();
  for (const ranking of rankings) {
    for (const [place, { id, ordinal }] of ranking.entries()) {
      const known = fused.get(id) ?? { id, ordinal, score: 0 };
      known.score += SCALE / (RANK_OFFSET + 1 + place);
      fused.set(id, known);
    }
  }
  return [...fused.values()].sort((one, other) => other.score - one.score || one.ordinal - other.ordinal);
}
