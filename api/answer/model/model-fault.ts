export interface ModelFaultOptions {
  status?: number | null;
  why: string;
  /** Only a fault of this program: those of the SDK repeat prompts and replies. */
  cause?: unknown;
}

/** Why a model gave no (more) text. Its message holds no key, no address and nothing that was sent or received. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly code: 'model-unavailable' | 'model-slow';
  readonly status: number | null;

  constructor(code: ModelFault['code'], { status = null, why, cause }: ModelFaultOptions) {
    super(`The chat model failed: ${why}${status === null ? '' : ` (HTTP ${status})`}`, cause ? { cause } : {});
    this.code = code;
    this.status = status;
  }
}
