/** Found passages and the words of a question in, the grants of policies out, each with how much of the question it says; best first. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage, type Field, matchTerm } from '#retrieval/query/coverage';
import type { Found } from '#retrieval/query/find-evidence';
import { normal, questionTerms, type Term, type WordStatistics } from '#retrieval/query/question-terms';
import { openingTitle } from '#retrieval/query/rank-sentences';
import { placesAbroad, speaksOfAbroad } from './abroad.ts';
import { supportedThing } from './asks-support.ts';
import { classesIn, namesClass } from './classes.ts';
import { isTier } from './grant-range.ts';
import { type Grant, grantsIn, grantsJoined } from './grants.ts';
import type { WeighedGrant } from './weighed-grant.ts';

/** Papers that tell what was done or planned give no rules for support. */
const TELLING: readonly string[] = ['statistics', 'bulletin', 'news', 'work-report'];
export function isTelling(kind: string): boolean {
  return TELLING.includes(kind);
}

/** A thing of this weight is named to be meant: without it a grant is for something else. */
const STRONG = 1.7;
const SAID = 0.5;
/** 包装瓶、包装袋: several things, which the parts of one sentence may have one by one. */
const SEVERAL = /[、和与及跟]|分别/u;
/** 参加境外展会的: no noun among its words, so that nearly all of them must stand in the grant. */
const ALL_BUT = 0.7;

export function supportTerms(analysis: Analysis, found: readonly Found[], statistics: WordStatistics): Term[] {
  const thing = supportedThing(analysis.rest);
  const places = placesAbroad(thing);
  const known = places.length > 0 && found.some(({ passage }) => speaksOfAbroad(passage.indexText));
  const bare = known ? places.reduce((text, place) => text.replace(place, ' '), thing) : thing;
  return questionTerms(bare, statistics).filter(({ weight }) => weight >= 0.2);
}

export function weighGrants({
  analysis,
  found,
  terms,
}: {
  analysis: Analysis;
  found: readonly Found[];
  terms: readonly Term[];
}): WeighedGrant[] {
  const known = terms.filter((term) => term.known);
  if (known.length === 0) return [];
  const namesThing = known.some(({ core }) => core);
  const classes = classesIn(analysis.question);
  return found
    .filter((one) => isPolicyOfPlace(analysis, one))
    .flatMap((one) => {
      const whole = one.passage.indexText;
      const grants = grantsIn(whole);
      const joined = SEVERAL.test(supportedThing(analysis.rest)) ? grantsJoined(whole, grants) : [];
      return [...grants, ...joined].map((grant) => weigh(terms, one, grant));
    })
    .filter(({ own }) => namesThing || own >= ALL_BUT)
    .filter(({ found: { path }, grant, lead }) => {
      const said = `${path.at(-1)?.heading ?? ''}，${lead}，${grant.text}`;
      return classes.every((asked) => namesClass(said, asked));
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.own - a.own ||
        b.found.score - a.found.score ||
        a.grant.range.start - b.grant.range.start,
    );
}

function isPolicyOfPlace({ regions, documents }: Analysis, { document, region, passage }: Found): boolean {
  if (passage.kind !== 'clause' || isTelling(document.kind)) return false;
  if (documents.ids.length > 0) return documents.ids.includes(document.id);
  return regions.length === 0 || regions.some(({ name }) => name === region);
}

function weigh(terms: readonly Term[], found: Found, grant: Grant): WeighedGrant {
  const whole = found.passage.indexText;
  const own = normal(grant.text);
  const opening = isTier(grant) ? normal(whole.slice(grant.sentence.start, grant.range.start)) : '';
  const heading = normal(`${found.path.at(-1)?.heading ?? ''}，${openingTitle(found)}`);
  const leading = leadingIn(whole, grant);
  const before = normal(leading);
  const fields: Field[] = [
    { text: own, worth: 1 },
    { text: opening, worth: 0.95 },
    { text: before, worth: 0.85 },
    { text: heading, worth: 0.8 },
    { text: found.context, worth: 0.35 },
  ];
  const near = [own, opening, before, heading];
  const strong = terms.filter(({ core, weight }) => core && weight >= STRONG);
  const { share } = coverage(terms, fields);
  const alone = coverage(terms, [{ text: own, worth: 1 }]).share;
  return {
    found,
    grant,
    score: share,
    own: alone,
    lead: strong.some(({ text }) => !isSaid(text, own) && isSaid(text, before)) ? leading : '',
    saysAll: strong.every(({ text }) => near.some((field) => isSaid(text, field))),
    says: strong.filter(({ text }) => isSaid(text, own)).map(({ text }) => text),
    lacks: strong.filter(({ text }) => !isSaid(text, own)).map(({ text }) => text),
  };
}

/** 国家级 is said by 国家、省级. */
function isSaid(term: string, field: string): boolean {
  return matchTerm(term, field) >= SAID || (/^.{1,3}级$/u.test(term) && field.includes(term.slice(0, -1)));
}

/** 对项目投产后根据绩效可以申请奖励。自认定当年起…: the sentence in front that names whom and gives no amount itself. */
function leadingIn(whole: string, grant: Grant): string {
  const head = whole.slice(0, grant.sentence.start);
  const last = /[^。；！？]*[。！？]\s*$/u.exec(head)?.[0] ?? '';
  return /\d[\d.]*\s*(?:[万亿]?元|[%‰])/u.test(last) ? '' : last;
}
