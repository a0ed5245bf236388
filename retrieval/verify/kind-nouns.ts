/** 1.2万个5G基站是到2024年累计建成的数 is 到2024年累计建成1.2万个5G基站: the kind, said behind, is put before its number. */
const KIND_BEHIND =
  /(?:是|为|属于)((?:到?\d{4}年底?)?(?:当年|年内|全年)?(?:累计|新建|新增|每年)(?:建成|新增|建设|培育)?)的?(?:数量?|总数)$/u;
const NUMBER = /(?<![\d.])\d+(?:\.\d+)?(?![\d.年月日])/;

export function withKindsInFront(statement: string): string {
  return statement
    .split(/(?<=[，；。])/u)
    .map(kindInFront)
    .join('');
}

function kindInFront(part: string): string {
  const words = part.replace(/[，；。]$/u, '');
  const behind = KIND_BEHIND.exec(words);
  const head = words.slice(0, behind?.index ?? 0);
  const at = head.search(NUMBER);
  if (!behind || at < 0) return part;
  return `${head.slice(0, at)}${behind[1]}${head.slice(at)}${part.slice(words.length)}`;
}
