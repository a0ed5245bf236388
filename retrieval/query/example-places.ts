/** 吴江、梁溪这种试验区全省有几个: the places are examples of the thing, and another one is asked about. */
export function givenAsExamples<Mention extends { start: number; end: number }>(
  question: string,
  mentions: readonly Mention[],
): Mention[] {
  const [head, example] = /^(.*?)(?:这种|这类|这样的|之类的?|那种|那样的)/u.exec(question) ?? [];
  if (head === undefined || example === undefined) return [];
  const last = mentions.findLast(({ end }) => end <= example.length);
  if (!last || example.slice(last.end).trim() !== '') return [];
  const given = mentions.filter(({ end }) => end <= last.end);
  return given.length < mentions.length ? given : [];
}
