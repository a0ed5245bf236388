export type StoreFaultCode =
  | 'index-missing'
  | 'index-outdated'
  | 'index-broken'
  | 'index-unreadable'
  | 'duplicate-document'
  | 'embedding-size'
  | 'unknown-build'
  | 'object-store-unfit'
  | 'object-store-unreachable'
  | 'build-in-progress'
  | 'lease-lost'
  | 'documents-elsewhere';

/** A fault of the index itself. Messages name tables and counts, never the text of a document or a question. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
