/**
 * What a person typed, without what nobody can see: control characters (NUL among them), marks that turn the
 * writing direction, zero-width characters and halves of characters. Tabs and line breaks become spaces.
 */
export function cleanQuestion(typed: string): string {
  return typed
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
}
