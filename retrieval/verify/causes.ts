/** A cause is never the writer's own: 由于, 因此, 得益于 join two facts that the source only puts beside each other. */
import type { Evidence, Fault } from './evidence.ts';

const CAUSE = /由于|因为|因此|所以|导致|得益于|归功于|之所以|原因是/;

export function causeFault({ reading, sources }: Evidence): Fault | null {
  const cause = CAUSE.exec(reading.normal)?.[0];
  if (cause === undefined || sources.some(({ normal }) => CAUSE.test(normal))) return null;
  return { problem: 'unrelated', detail: `原文没有“${cause}”这样的因果`, proofs: [] };
}
