/** One line of an answer's Markdown in (escapes, bold, bare [n]), the same line as a platform writes it out. */
import type { BotForm } from './bot-forms.ts';

const TOKEN = /\\(?<escaped>[\s\S])|\*\*(?<bold>(?:\\[\s\S]|(?!\*\*)[^\\])+)\*\*|\[(?<marker>\d{1,3})\]/g;

/** Markers become 【n】: in square brackets they would be links or nothing on these platforms. */
export function renderInline(markdown: string, form: BotForm): string {
  const pieces: string[] = [];
  let literal = '';
  let from = 0;
  const flush = (): void => {
    pieces.push(form.escape(literal));
    literal = '';
  };
  for (const match of markdown.matchAll(TOKEN)) {
    literal += markdown.slice(from, match.index);
    from = match.index + match[0].length;
    const { escaped, bold, marker } = match.groups ?? {};
    if (escaped !== undefined) literal += escaped;
    else {
      flush();
      pieces.push(bold !== undefined ? form.bold(renderInline(bold, form)) : `【${marker}】`);
    }
  }
  literal += markdown.slice(from);
  flush();
  return pieces.join('');
}
