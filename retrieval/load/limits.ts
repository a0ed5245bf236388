/** How much one file may ask of the machine. Plans stay far below; a file made to do harm does not get past. */

export const MEBIBYTE = 1024 * 1024;

/** Of the file itself. A scanned plan of 200 pages has about 60 MiB. */
export const MAX_FILE_BYTES = 200 * MEBIBYTE;
/** Of a text file: every part of it is read, cut and indexed. */
export const MAX_TEXT_BYTES = 32 * MEBIBYTE;
/** Of all parts of an office file that are unpacked, together. */
export const MAX_UNPACKED_BYTES = 256 * MEBIBYTE;
/** Parts of an office file, unpacked or not. */
export const MAX_ZIP_ENTRIES = 10_000;
/** UTF-16 units of a canonical text. */
export const MAX_TEXT_CHARS = 32 * MEBIBYTE;
/** Of one line. Longer ones could be cited only as a whole, and what reads them may take the square of their length. */
export const MAX_LINE_CHARS = 20_000;
export const MAX_PDF_PAGES = 3000;
/** Pages of one file that are recognised from pictures. */
export const MAX_OCR_PAGES = 300;
/** Rows of one sheet, and columns of one row. */
export const MAX_SHEET_ROWS = 20_000;
export const MAX_SHEET_COLUMNS = 200;
