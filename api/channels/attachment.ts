/** Bytes of a file in, the response that a browser saves under a Chinese name out. */

export interface Attachment {
  bytes: Uint8Array | string;
  contentType: string;
  /** As people read it, with its ending: 5G基站对照表.xlsx. What a file system forbids is taken out. */
  name: string;
  /** In ASCII, for clients that know no other: indicators.xlsx. */
  plainName: string;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const MAX_NAME_CHARACTERS = 60;

export function attachment({ bytes, contentType, name, plainName }: Attachment): Response {
  const disposition = `attachment; filename="${plainName}"; filename*=UTF-8''${encodeName(name)}`;
  // A view of a larger buffer is no body that fetch's types know: the bytes get a buffer of their own.
  const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  return new Response(body, { headers: { 'content-type': contentType, 'content-disposition': disposition } });
}

/** What people typed as the stem of a file name; the fallback when nothing of it can stand in one. */
export function fileStem(words: string, fallback: string): string {
  const kept = words
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|.]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = Array.from(kept).slice(0, MAX_NAME_CHARACTERS).join('').trim();
  return stem === '' ? fallback : stem;
}

/** RFC 8187: what `encodeURIComponent` leaves and a parameter may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);
}
