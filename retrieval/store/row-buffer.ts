import type { Row, Table } from './database.ts';

/** Every append is a commit of its own, so rows are written thousands at a time. */
const MAX_ROWS = 4000;
/** Whole documents are large; their rows are written sooner. UTF-16 units. */
const MAX_CHARS = 8_000_000;

/** Collects the rows of one table and appends them in few large pieces. */
export class RowBuffer {
  readonly #table: Table;
  #rows: Row[] = [];
  #chars = 0;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(row: Row): Promise<void> {
    this.#rows.push(row);
    for (const value of Object.values(row)) if (typeof value === 'string') this.#chars += value.length;
    if (this.#rows.length >= MAX_ROWS || this.#chars >= MAX_CHARS) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    this.#chars = 0;
    await this.#table.append(rows);
  }
}
