/**
 * 黄埔区（上海那个）: a division of another province, typed for the one of the same sound that lies where the question says and
 * has papers here. Only the place named beside it makes that safe: 黄埔区 alone is the one in 广州 and stays it.
 */
import { findRegions, isWithin, type Region, regionsByName } from '../vocabulary/regions.ts';
import { syllables } from '../vocabulary/sound.ts';

export interface ReadRegion {
  text: string;
  corrections: { written: string; read: string }[];
}

/** `covered`: full names of the regions that papers speak for. */
export function correctRegion(question: string, covered: readonly string[]): ReadRegion {
  const mentions = findRegions(question);
  let text = question;
  const corrections: ReadRegion['corrections'] = [];
  for (const { written, region, candidates } of mentions) {
    if (region.level === 'province' || candidates.some(({ name }) => covered.includes(name))) continue;
    const around = mentions
      .filter((other) => other.written !== written && isWider(other.region, region))
      .map((other) => other.region);
    if (around.length === 0 || around.some((wider) => candidates.some((one) => isWithin(one, wider)))) continue;
    const meant = covered
      .flatMap((name) => regionsByName(name))
      .filter(
        (one) =>
          one.level === region.level && sounds(one.name, region.name) && around.some((wider) => isWithin(one, wider)),
      );
    const [only, ...others] = meant;
    const read = only && (written === region.name ? only.name : only.short[0]);
    if (others.length > 0 || read === undefined) continue;
    text = text.replaceAll(written, read);
    corrections.push({ written, read });
  }
  return { text: withoutWhereItLies(text), corrections };
}

/** 黄浦区…（上海那个）: the bracket says where it lies and asks for nothing of 上海. */
function withoutWhereItLies(question: string): string {
  return question.replace(
    /[（(]([^（()）]{2,8}?)(?:那个|那份|那边|的|里的)?[)）]/gu,
    (bracket: string, inner: string) => {
      const [named, ...others] = findRegions(inner);
      if (named?.written !== inner || others.length > 0) return bracket;
      const inside = findRegions(question.replace(bracket, ' ')).some(({ candidates }) =>
        candidates.some((one) => one.code !== named.region.code && isWithin(one, named.region)),
      );
      return inside ? '' : bracket;
    },
  );
}

const WIDTH: Region['level'][] = ['national', 'province', 'city', 'district'];

function isWider(a: Region, b: Region): boolean {
  return WIDTH.indexOf(a.level) < WIDTH.indexOf(b.level);
}

function sounds(a: string, b: string): boolean {
  return a !== b && a.length === b.length && syllables(a).join(' ') === syllables(b).join(' ');
}
