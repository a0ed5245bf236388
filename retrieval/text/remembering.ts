/** What is read only when somebody asks for it, and then once. */
export function once<Result>(read: () => Result): () => Result {
  let known: { result: Result } | null = null;
  return () => {
    known ??= { result: read() };
    return known.result;
  };
}

/** A pure function of text in, the same with its last results remembered out: passages and their names come again and again. */
export function remembering<Result>(of: (text: string) => Result, most = 20_000): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const result = of(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}
