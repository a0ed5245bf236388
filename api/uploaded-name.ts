/** The name that came with an uploaded file in, a plain file name out, or null when it is none. Nothing of it can lead out of a folder. */
const MAX_CHARACTERS = 100;

export function uploadedName(given: string): string | null {
  // Some browsers send the whole path, with the separators of their own system.
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if (name === '' || name.startsWith('.') || Array.from(name).length > MAX_CHARACTERS) return null;
  return name;
}
