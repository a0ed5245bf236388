/** Text as somebody copied it in, the same text to the letter of the source out; null when the source does not have it. */

/** Spaces and line breaks of a source are often lost in copying; everything else must stand as it is. */
export function findVerbatim(source: string, copied: string): string | null {
  if (source.includes(copied)) return copied;
  const units = [...copied.replace(/\s+/g, '')].map((unit) => unit.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return units.length === 0 ? null : (new RegExp(units.join('\\s*')).exec(source)?.[0] ?? null);
}
