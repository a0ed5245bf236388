/**
 * A statement in, the statements that it joins out: 甲市……，乙市…… says two things, 甲和乙都由某局牵头 says one of each. When
 * all of them are proven, so is the whole; what relates them (而, 高于, 合计) is never left out.
 */
import { partsOf } from '../text/sentences.ts';
import { findRegions } from '../vocabulary/regions.ts';
import { contentWords } from './content-words.ts';
import { normalForm } from './normal-form.ts';

/** Words that say something of several parts together. */
const RELATES =
  /比(?![重例率值较])|高于|低于|多于|少于|相差|差距|合计|共计|总计|之和|相加|倍|其中|因此|所以|因而|从而|导致|分别|依次|前者|后者|两者|二者|上述|同样|一致|相同|也|均|都|共同|联合|同时|以及其|该|此/u;

/** At least two, each with its place and what it speaks of; empty when the statement is one. */
export function joinedStatements(statement: string): string[] {
  const text = statement.replace(/[。；]$/u, '');
  return ofEach(text) ?? ofPlaces(text) ?? [];
}

function ofPlaces(text: string): string[] | null {
  if (RELATES.test(text)) return null;
  const pieces: string[] = [];
  for (const { start, end } of partsOf(text)) {
    const part = text.slice(start, end).replace(/^[而，]+/u, '');
    const [place] = findRegions(part);
    if (place?.start === 0 && !place.qualifies) pieces.push(part);
    else if (pieces.length > 0) pieces.push(`${pieces.pop()}，${part}`);
    else return null;
  }
  const bare = pieces.map((piece) => piece.replace(/[，；]+$/u, ''));
  return bare.length > 1 && bare.every(speaksOfSomething) ? bare : null;
}

function speaksOfSomething(piece: string): boolean {
  const placeless = findRegions(piece).reduce((rest, { written }) => rest.replaceAll(written, '　'), piece);
  return contentWords(normalForm(placeless)).some(({ isThing }) => isThing);
}

const OF_EACH = /^(.+?)(?:，)?(?:都|均)((?:由|为|是|属于|归).+)$/u;
const ITEM = /、|以及|(?<=[”》]|平台|指标|任务|工作|数)(?:和|与|及)/u;
const MOST = 6;

/** 镇江市第7条“甲”和第8条“乙”都由某局牵头: the place in front is that of each. */
function ofEach(text: string): string[] | null {
  const [, subjects = '', said = ''] = OF_EACH.exec(text) ?? [];
  if (said === '' || /[，；]/.test(said)) return null;
  const [place] = findRegions(subjects);
  const comma = subjects.lastIndexOf('，') + 1;
  const at = comma > 0 ? comma : place?.start === 0 ? place.end : 0;
  const front = subjects.slice(0, at);
  const items = subjects.slice(at).split(ITEM);
  if (items.length < 2 || items.length > MOST || !items.every(speaksOfSomething)) return null;
  return items.map((item) => `${front}${item}${said}`);
}
