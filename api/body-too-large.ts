import type { ProblemOptions } from './problem.ts';

const KIB = 1024;

/** Of all files of one upload together. Larger files, up to `MAX_FILE_BYTES` of the ingestion, come in by its folders only. */
export const MAX_UPLOAD_BYTES = 64 * KIB * KIB;

/** The words of the server and of the edge for a body of more than `maxBytes`. */
export function bodyTooLarge(maxBytes: number): ProblemOptions<'body-too-large'> {
  const size = maxBytes < KIB * KIB ? `${maxBytes / KIB} KiB` : `${maxBytes / KIB / KIB} MiB`;
  return { code: 'body-too-large', detail: `请求正文最大 ${size}。` };
}
