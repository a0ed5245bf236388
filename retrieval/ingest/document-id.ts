/** Path inside the folder of plans in, stable id of [a-z0-9-] out. Letters that do not fit are replaced by a short hash of the path. */
import { createHash } from 'node:crypto';

export function documentId(file: string): string {
  const stem = file.replace(/\.[^./]+$/, '').toLowerCase();
  const slug = stem.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const lossless = /^[a-z0-9 ._/-]+$/.test(stem) && slug !== '';
  if (lossless) return slug;
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 10);
  return slug === '' ? `plan-${hash}` : `${slug.slice(0, 60)}-${hash}`;
}
