/** Words of a document as one line of Markdown: they are data and become no heading, link, HTML, table bar or marker. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_<>#|~!]/g, (unit) => `\\${unit}`)
    .replace(/\[/g, '［')
    .replace(/\]/g, '］')
    .replace(/\s+/g, ' ')
    .trim();
}
