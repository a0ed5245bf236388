/**
 * 张浦镇2024年…: a place that no list of regions and no paper has. Its question is about nowhere that is covered, and is
 * never answered with the numbers of other places. In: the corrected question. Out: such names, in their order.
 */
const PLACE =
  /(?<=^|[，,。？?、；;\s]|\d年|[今去明]年|^那么?|^请问|^想问|^还有|^换成|[和与跟比])([^\P{Script=Han}哪些是不的在为由每几这谁何股今天么什没还搞]{1,4}?(?:街道|[镇乡县市区旗]))(?![级场委政域间块民村])/gu;
const OPENING = /^(?:那么?|请问|想问|还有|换成)(?=\p{Script=Han}{2})/u;
/** 全市, 示范县, 园区: words for places, and no names of one. */
const NO_NAME =
  /^(?:全|本|我|各|该|这|那|此|贵|咱|哪|某|几|多|两|三|设|地|省|都|当地|所在|下辖|其他|其它|周边|相关|所有|每个?|主?城|园|新|老|山|景|社|小|灾|库|片|专|特|开发|工业|高新|经济|经开|保税|自贸|产业|旅游|中心|核心|功能|示范|试点|重点|先进|特色|贫困|先导|先行|试验|创新|合作|集聚|夜|超|门|股|楼|农贸|上|市|乡|城|港|湾|林|牧)/;

export interface PlacesKnown {
  /** Characters in a row in the index; normal form. */
  occurrences: (text: string) => number;
}

/** `regions`: mentions of regions that were recognised, as they are written. */
export function unknownPlaces(question: string, regions: readonly string[], { occurrences }: PlacesKnown): string[] {
  // 概括一下镇江: the 镇 of a known name opens no other.
  const rest = regions.reduce((text, written) => text.replaceAll(written, '　'), question);
  const names = [...rest.matchAll(PLACE)].map((match) => (match[1] ?? '').replace(OPENING, ''));
  return names.filter((name) => !NO_NAME.test(name) && occurrences(name) === 0);
}
