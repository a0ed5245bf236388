/** Names that must stand in the source to the letter: quoted phrases, titles of papers, document numbers. */
import { normalForm } from './normal-form.ts';

const QUOTED = /[“「『]([^”」』]{2,60})[”」』]|"([^"]{2,60})"|《([^》]{2,60})》/g;
const NUMBER = /[\p{Script=Han}]{1,8}[〔[［(（](?:19|20)\d{2}[〕\]］)）]\d{1,4}号/gu;

/** Each as written, with its form for comparing. */
export function quotedNames(text: string): { written: string; normal: string }[] {
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const numbers = [...text.matchAll(NUMBER)].map((match) => match[0]);
  return [...quoted, ...numbers].map((written) => ({ written, normal: bracketless(written) }));
}

/** Brackets of a document number are printed in four ways. */
export function bracketless(text: string): string {
  return normalForm(text).replace(/[〔〕[\]［］（）()《》]/g, '');
}
