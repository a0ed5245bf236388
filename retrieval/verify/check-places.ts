/** Regions, years and bodies that a statement names beside its figures must be those of the sentences that say it. */

import { once } from '../text/remembering.ts';
import { partsOf } from '../text/sentences.ts';
import { withoutPlace } from '../vocabulary/body-names.ts';
import { bodiesIn, bodyFault, bodyForm, type NamedBody } from './bodies.ts';
import { bareName } from './clause-places.ts';
import { contentWords, wordsSaid } from './content-words.ts';
import type { Evidence, Fault } from './evidence.ts';
import { literalForm, normalForm } from './normal-form.ts';
import { samePeriod } from './place-and-time.ts';
import { proofOfSentence, type Source, type SourceSentence } from './source-sentences.ts';

export function placesFault(evidence: Evidence): Fault | null {
  const { reading, figures } = evidence;
  const sentences = [...evidence.sentences];
  if (sentences.length === 0) return null;
  const said = once(() => sentences.map(({ inPaper }) => inPaper).join('，'));
  const regions = new Set(sentences.map(({ source }) => source.given.region));
  const foreign = reading.regions.find(
    ({ candidates, written }) =>
      !candidates.some(({ name }) => regions.has(name)) && !said().includes(bareName(written)),
  );
  if (foreign) return { problem: 'region', detail: `原文没有说${foreign.written}`, proofs: [] };
  const otherDay = otherDayOf(reading.normal, sentences);
  if (otherDay) return dayFault(otherDay, sentences);
  const undated = reading.periods.find(
    (stated) =>
      !figures.some(({ figure }) => figure.period && samePeriod(stated, figure.period)) &&
      !sentences.some(({ periods, source }) =>
        [...periods, ...source.inheritedPeriods].some((given) => samePeriod(stated, given)),
      ),
  );
  return undated ? { problem: 'period', detail: `原文没有说${undated.label}`, proofs: [] } : null;
}

const DAY = /\d{1,2}月\d{1,2}日/g;
const DAY_ONCE = new RegExp(DAY.source);

/** 9月8日 is the day of the paper, not of what its sentence dates 9月2日. */
function otherDayOf(stated: string, sentences: readonly SourceSentence[]): string | null {
  const own = stated.match(DAY) ?? [];
  if (own.length === 0) return null;
  const dated = sentences.filter(({ normal }) => DAY_ONCE.test(normal));
  const near = dated.length > 0 ? dated : sentences.map(({ source }) => source);
  const said = near.map(({ normal }) => normal).join('，');
  return (said.search(DAY) >= 0 && own.find((day) => !said.includes(day))) || null;
}

/** The day that the only dated sentence has instead; of several none is held against the statement's. */
function dayFault(stated: string, sentences: readonly SourceSentence[]): Fault {
  const [dated, ...others] = sentences.filter(({ normal }) => normal.search(DAY) >= 0);
  const days = [...new Set(dated?.normal.match(DAY))];
  const isOnly = dated !== undefined && others.length === 0 && days.length === 1;
  return {
    problem: 'period',
    detail: isOnly ? `原文为“${days[0]}”，不是${stated}` : `原文中的日期不是${stated}`,
    proofs: isOnly ? [proofOfSentence(dated)] : [],
  };
}

export function bodiesFault({ reading, sources, sentences }: Evidence): Fault | null {
  const used = [...new Set([...sentences].map(({ source }) => source))];
  const said = used.length > 0 ? used : sources;
  const bodies = bodiesIn(reading.text);
  if (bodies.length === 0) return null;
  const inheritedWords = bodyForm(said.map(({ context, facts }) => `${context}，${facts}`).join('，'));
  const twice = namedTwice(bodies, said);
  if (twice) return { problem: 'body', detail: `“${twice}”在句中写了两次`, proofs: [] };
  for (const body of bodies) {
    const detail =
      bodyFault(
        body,
        said.map(({ roles }) => roles),
      ) ??
      otherLeadFault(body, clauseWith(body, reading.text), said) ??
      headedFault(body, clauseWith(body, reading.text), sources) ??
      rowLeadFault(body, clauseWith(body, reading.text), sources);
    if (!detail || (body.part === 'any' && body.readings.some((name) => inheritedWords.includes(name)))) continue;
    return { problem: 'body', detail, proofs: [...sentences].slice(0, 1).map(proofOfSentence) };
  }
  return null;
}

/** 甲由乙牵头，丙由丁牵头: what the body's own clause speaks of; normal form. */
function clauseWith({ written }: NamedBody, text: string): string {
  const [own, another] = partsOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((clause) => clause.includes(written));
  const saysMore =
    own !== undefined && contentWords(normalForm(own.replace(written, ''))).some(({ isThing }) => isThing);
  return normalForm(saysMore && another === undefined ? own : text);
}

/** 行业龙头牵头 names no body. */
const LED_BY_BODY = /(?:[局委办厅部室院会行社团组]|中心|政府|集团|公司)(?:等|共同|联合|会同)*牵头/u;

/** One leads this and another that in one clause: the body must be the one in front of what the statement speaks of. */
function otherLeadFault({ readings, part }: NamedBody, stated: string, said: readonly Source[]): string | null {
  if (part !== 'lead') return null;
  const leads = said
    .flatMap(
      ({ normal }) =>
        normal.match(
          /[^，；。（]{0,300}?牵头(?!单位)[^；。（]{0,300}?(?=[，；。（）][^，；。（]{0,300}?牵头|[；。）（]|$)/gu,
        ) ?? [],
    )
    .filter((lead) => LED_BY_BODY.test(lead));
  if (leads.length < 2) return null;
  const bodies = [...readings, ...bodiesIn(stated).flatMap((body) => body.readings)];
  const words = contentWords(stated).filter(({ word }) => !bodies.some((name) => name.includes(word)));
  const ranked = leads.map((lead) => ({ lead, share: wordsSaid(words, lead).share })).sort((a, b) => b.share - a.share);
  const [best, next] = ranked;
  if (!best || !next || best.share < next.share + 0.15) return null;
  const bare = readings.map((name) => withoutPlace(name).replace(/^[市省区县](?=.{2})/u, ''));
  return bare.some((name) => best.lead.includes(name)) ? null : `原文为“${best.lead}”`;
}

/** 市交通局 and 市交通运输局 in one list are one body: another was left out for it. */
function namedTwice(bodies: readonly NamedBody[], said: readonly Source[]): string | null {
  const names = new Map<string, string>();
  for (const { readings, written } of bodies) {
    const [name = ''] = readings;
    const before = names.get(name);
    if (
      before !== undefined &&
      before !== written &&
      !said.some(({ literal }) => [before, written].every((one) => literal.includes(literalForm(one))))
    )
      return written;
    names.set(name, written);
  }
  return null;
}

/** Characters of a heading that names a task. */
const HEADING = 4;

/** 甲和乙都由某局牵头: of several tasks that the clause names by their headings each must be led by it. */
function headedFault({ readings, part, written }: NamedBody, stated: string, said: readonly Source[]): string | null {
  if (part !== 'lead' || /分别|依次/.test(stated)) return null;
  const headed = said.flatMap((source) => {
    const heading = normalForm(source.path[0]?.heading ?? '');
    return heading.length >= HEADING && stated.includes(heading) ? [{ heading, lead: source.roles.lead }] : [];
  });
  const headings = new Set(headed.map(({ heading }) => heading));
  if (headings.size < 2) return null;
  const names = readings.map(withoutPlace);
  const other = [...headings].find(
    (heading) => !headed.some((one) => one.heading === heading && names.some((name) => one.lead.includes(name))),
  );
  return other ? `原文中“${other}”的牵头单位不是“${written}”` : null;
}

/** Characters of a cell that names what its row is of. */
const NAME_CELL = 4;

/** 甲平台由乙局牵头: of the rows that the body's clause names one must be led by it. */
function rowLeadFault({ readings, part, written }: NamedBody, clause: string, said: readonly Source[]): string | null {
  if (part !== 'lead') return null;
  const named = said.flatMap((source) => {
    const cells = (source.given.passage.cells ?? []).map(({ text }) => normalForm(text));
    const name = cells.find((text) => text.length >= NAME_CELL && clause.includes(text) && bodiesIn(text).length === 0);
    return name === undefined ? [] : [{ name, lead: source.roles.lead }];
  });
  const names = readings.map(withoutPlace);
  const [first] = named;
  if (!first || named.some(({ lead }) => names.some((name) => lead.includes(name)))) return null;
  return `原文中“${first.name}”的牵头单位不是“${written}”`;
}
