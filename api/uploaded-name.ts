/** File systems count bytes and allow 255 of them; a Chinese character takes three. */
export const MAX_NAME_BYTES = 200;

/** The name that came with an uploaded file in, a plain file name out, or null when it is none. Nothing of it can lead out of a folder. */
export function uploadedName(given: string): string | null {
  // Some browsers send the whole path, with the separators of their own system.
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if (name === '' || name.startsWith('.') || Buffer.byteLength(name) > MAX_NAME_BYTES) return null;
  return name;
}
