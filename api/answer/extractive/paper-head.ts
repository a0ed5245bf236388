/** The lines under the title of a paper: to whom it goes, when and before whom a report was given. */
const HEAD_CHARACTERS = 1500;

export function paperHead(text: string): string {
  return text.slice(0, HEAD_CHARACTERS);
}
