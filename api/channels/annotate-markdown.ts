/** A draft in Markdown and the claims about it in, the same draft with a footnote at each claim out. */
import type { Claim } from '../contract.ts';
import { claimNote } from './claim-note.ts';
import { escapeMarkdown } from './escape-markdown.ts';

export function annotateMarkdown(
  text: string,
  { claims, origin }: { claims: readonly Claim[]; origin: string },
): string {
  const noted = claims.filter(({ verdict }) => verdict !== 'no-claim');
  if (noted.length === 0) return text;
  let annotated = '';
  let at = 0;
  for (const [index, claim] of noted.entries()) {
    const place = placeOf(claim);
    annotated += `${text.slice(at, place)}[^核${index + 1}]`;
    at = place;
  }
  annotated += text.slice(at);
  const notes = noted.map((claim, index) => `[^核${index + 1}]: ${noteOf(claim, origin)}`);
  return `${annotated.trimEnd()}\n\n${notes.join('\n')}\n`;
}

/** Behind the claim; inside the last cell of a table row, whose closing bar must stay the last sign of its line. */
function placeOf({ text, end }: Claim): number {
  return text.startsWith('|') && text.endsWith('|') ? end - 1 : end;
}

function noteOf(claim: Claim, origin: string): string {
  const [verdict = '', ...lines] = claimNote(claim, origin);
  const said = lines.map((line) => (origin !== '' && line.startsWith(origin) ? `<${line}>` : escapeMarkdown(line)));
  return `**${verdict}** ${said.join(' ')}`;
}
