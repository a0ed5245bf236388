/** The reader at `/read/{id}?start=&end=&among=`: the address says everything, so it can be handed on. */
import type { DocumentDetail } from '../../api/contract.ts';
import { readerAddress } from '../citation-place.ts';
import { PlanReader } from './plan-reader.ts';
import { documentIdOf, type Place, placesAmong, readingRangeOf } from './reading-range.ts';

const found = document.querySelector('plan-reader');
if (!(found instanceof PlanReader)) throw new TypeError('The page has no <plan-reader>');
const reader = found;

show();
addEventListener('popstate', show);
reader.addEventListener('plan-opened', (event) => {
  const { title } = (event as CustomEvent<DocumentDetail>).detail;
  document.title = `${title} · 规划问答`;
});
reader.addEventListener('plan-step', (event) => {
  const place = (event as CustomEvent<Place>).detail;
  history.pushState(null, '', readerAddress(place, placesAmong(location.search)));
  show();
});

function show(): void {
  // How long the text is, the reader itself knows; here only the form of the address counts.
  const asked = readingRangeOf(location.search, Number.MAX_SAFE_INTEGER);
  Object.assign(reader, {
    documentId: documentIdOf(location.pathname),
    range: asked.kind === 'range' ? asked.range : null,
    wrong: asked.kind === 'wrong' ? asked.message : null,
    among: placesAmong(location.search),
  });
}
