/** The figures of one region that answer a question. */
import type { RankedFigure } from '#retrieval/query/rank-figures';

export interface Selection {
  region: string | null;
  figures: RankedFigure[];
  /** The figures are of another period than asked. */
  otherPeriod: boolean;
  /** Parts of the question that no figure of the region answers. */
  missing: string[];
  /** Things of the question that have a figure, when it names several. */
  named?: number;
}
